package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/chat/completions}: OpenAI's fields, and the samplers that local
 * servers add to them. Fields that are not listed are ignored, as OpenAI's own servers grow them.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ChatCompletionRequest(
    @Nullable String model,
    @Nullable List<@Nullable Message> messages,
    @Nullable @JsonProperty("max_tokens") Integer maxTokens,
    @Nullable @JsonProperty("max_completion_tokens") Integer maxCompletionTokens,
    @Nullable Double temperature,
    @Nullable @JsonProperty("top_p") Double topP,
    @Nullable @JsonProperty("top_k") Integer topK,
    @Nullable @JsonProperty("min_p") Double minP,
    @Nullable @JsonProperty("repetition_penalty") Double repetitionPenalty,
    @Nullable Long seed,
    @Nullable JsonNode stop,
    @Nullable Integer n,
    @Nullable Boolean stream,
    @Nullable @JsonProperty("stream_options") StreamOptions streamOptions,
    @Nullable List<JsonNode> tools,
    @Nullable List<JsonNode> functions,
    @Nullable @JsonProperty("response_format") JsonNode responseFormat,
    @Nullable Boolean logprobs,
    @Nullable String user) {

  /**
   * A turn.
   *
   * @param content a text, or parts of type text
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Message(@Nullable String role, @Nullable JsonNode content) {}

  /** What a stream holds beside the text. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record StreamOptions(@Nullable @JsonProperty("include_usage") Boolean includeUsage) {}

  boolean streams() {
    return Boolean.TRUE.equals(stream);
  }

  boolean wantsUsage() {
    return streamOptions != null && Boolean.TRUE.equals(streamOptions.includeUsage());
  }
}
