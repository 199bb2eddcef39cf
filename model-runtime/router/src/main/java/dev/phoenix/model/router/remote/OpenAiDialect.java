package dev.phoenix.model.router.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's API with server-sent events, as its API reference describes it and vLLM, llama-server,
 * LM Studio and others speak it: {@code /v1/models}, {@code /v1/chat/completions}.
 */
final class OpenAiDialect implements Dialect {

  /** What the API takes; the client cuts at all of them itself. */
  private static final int MOST_STOPS = 4;

  private static final double HIGHEST_TEMPERATURE = 2;

  @Override
  public String engine() {
    return "openai";
  }

  @Override
  public String modelsPath() {
    return "/v1/models";
  }

  @Override
  public String chatPath() {
    return "/v1/chat/completions";
  }

  @Override
  public List<String> models(String body) {
    return Dialect.names(Dialect.parse(body).path("data"), "id");
  }

  @Override
  public String request(String model, ChatRequest request, int contextLength) {
    ObjectNode body = JSON.createObjectNode().put("model", model).put("stream", true);
    Dialect.messages(body.putArray("messages"), request.messages());
    var sampling = request.sampling();
    // top-k, min-p and penalties that multiply are none of its parameters, and OpenAI refuses those
    body.put("temperature", Math.min(sampling.temperature(), HIGHEST_TEMPERATURE))
        .put("top_p", sampling.topP())
        .put("seed", sampling.seed());
    if (request.maxTokens() > 0) {
      body.put("max_tokens", request.maxTokens());
    }
    if (!request.stops().isEmpty()) {
      request.stops().stream().limit(MOST_STOPS).forEach(body.putArray("stop")::add);
    }
    // else the stream tells no token counts
    body.putObject("stream_options").put("include_usage", true);
    return body.toString();
  }

  @Override
  public Piece piece(String line) {
    if (!line.startsWith("data:")) {
      if (looksLikeAnEvent(line)) {
        return Piece.NOTHING;
      }
      throw RemoteException.passing(
          RemoteException.Reason.UNAVAILABLE, "it answered with something that is no event stream");
    }
    var data = line.substring(5).strip();
    if (data.equals("[DONE]")) {
      return Piece.END;
    }
    var object = Dialect.parse(data);
    if (!object.isObject()
        || object.hasNonNull("error")
        || object.path("object").asText("").equals("error")) {
      throw Dialect.errorWithin();
    }
    var choice = object.path("choices").path(0);
    var delta = choice.path("delta");
    var usage = object.path("usage");
    return new Piece(
        delta.path("content").asText(""),
        Dialect.holdsAny(delta, "content", "reasoning_content", "reasoning"),
        finish(choice.path("finish_reason").asText("")),
        false,
        new Piece.Usage(
            usage.path("prompt_tokens").asInt(0),
            usage.path("prompt_tokens_details").path("cached_tokens").asInt(0),
            usage.path("completion_tokens").asInt(0)));
  }

  private static boolean looksLikeAnEvent(String line) {
    return line.startsWith(":")
        || line.startsWith("event:")
        || line.startsWith("id:")
        || line.startsWith("retry:");
  }

  private static @Nullable Finish finish(String reason) {
    return switch (reason) {
      case "", "null" -> null;
      case "length" -> Finish.LENGTH;
      case "content_filter" ->
          throw RemoteException.lasting(
              RemoteException.Reason.UNAVAILABLE, "its content filter withheld the answer");
      default -> Finish.STOP;
    };
  }
}
