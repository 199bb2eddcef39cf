package dev.phoenix.model.router.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.util.List;

/**
 * Ollama's own API, one JSON object a line, as its API documentation describes it: {@code
 * /api/tags}, {@code /api/chat}.
 */
final class OllamaDialect implements Dialect {

  @Override
  public String engine() {
    return "ollama";
  }

  @Override
  public String modelsPath() {
    return "/api/tags";
  }

  @Override
  public String chatPath() {
    return "/api/chat";
  }

  @Override
  public List<String> models(String body) {
    return Dialect.names(Dialect.parse(body).path("models"), "name");
  }

  @Override
  public String request(String model, ChatRequest request, int contextLength) {
    var body = JSON.createObjectNode().put("model", model).put("stream", true);
    // else it silently forgets the beginning of a conversation that is too long
    body.put("truncate", false).put("shift", false);
    Dialect.messages(body.putArray("messages"), request.messages());
    options(body.putObject("options"), request, contextLength);
    return body.toString();
  }

  private static void options(ObjectNode options, ChatRequest request, int contextLength) {
    var sampling = request.sampling();
    options
        .put("temperature", sampling.temperature())
        .put("top_k", sampling.topK())
        .put("top_p", sampling.topP())
        .put("min_p", sampling.minP())
        .put("repeat_penalty", sampling.repetitionPenalty())
        .put("repeat_last_n", sampling.repetitionWindow())
        .put("seed", sampling.seed());
    if (request.maxTokens() > 0) {
      options.put("num_predict", request.maxTokens());
    }
    if (contextLength > 0) {
      options.put("num_ctx", contextLength);
    }
    if (!request.stops().isEmpty()) {
      request.stops().forEach(options.putArray("stop")::add);
    }
  }

  @Override
  public String load(String model) {
    var request = JSON.createObjectNode().put("model", model);
    request.putArray("messages");
    return request.toString();
  }

  @Override
  public Piece piece(String line) {
    var object = Dialect.parse(line);
    if (!object.isObject() || object.has("error")) {
      throw Dialect.errorWithin();
    }
    var message = object.path("message");
    boolean done = object.path("done").asBoolean(false);
    return new Piece(
        message.path("content").asText(""),
        Dialect.holdsAny(message, "content", "thinking"),
        done ? finish(object.path("done_reason").asText("")) : null,
        done,
        new Piece.Usage(
            object.path("prompt_eval_count").asInt(0), 0, object.path("eval_count").asInt(0)));
  }

  private static Finish finish(String reason) {
    return reason.equals("length") ? Finish.LENGTH : Finish.STOP;
  }
}
