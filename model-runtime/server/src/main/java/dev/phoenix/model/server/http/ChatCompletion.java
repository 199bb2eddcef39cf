package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.phoenix.model.api.text.TextResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer, or a stretch of one, as OpenAI's API reference shapes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatCompletion(
    String id,
    String object,
    long created,
    String model,
    List<Choice> choices,
    @Nullable Usage usage) {

  /**
   * The one choice.
   *
   * @param message the whole answer; null in a stream
   * @param delta what is new; null outside a stream
   * @param finishReason null while the answer goes on
   */
  record Choice(
      int index,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Message message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Message delta,
      @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("finish_reason")
          @Nullable String finishReason) {}

  /** Text of a role. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Message(@Nullable String role, @Nullable String content) {}

  /** Tokens; those from the prefix cache are among the prompt's. */
  record Usage(
      @JsonProperty("prompt_tokens") int promptTokens,
      @JsonProperty("completion_tokens") int completionTokens,
      @JsonProperty("total_tokens") int totalTokens,
      @JsonProperty("prompt_tokens_details") Details details) {

    record Details(@JsonProperty("cached_tokens") int cachedTokens) {}

    static Usage of(TextResult result) {
      return new Usage(
          result.promptTokens(),
          result.generatedTokens(),
          result.promptTokens() + result.generatedTokens(),
          new Details(result.cachedTokens()));
    }
  }

  /** Why an answer ended, in OpenAI's words. */
  static String finish(TextResult result) {
    return result.finish() == TextResult.Finish.LENGTH ? "length" : "stop";
  }
}
