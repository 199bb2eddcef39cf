package dev.phoenix.model.server.writer.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.server.writer.Completer.Sampling;
import dev.phoenix.model.server.writer.WriterException;
import java.util.stream.Stream;

/**
 * How a kind of server is asked and how its stream is read, as Ollama's API documentation and
 * OpenAI's API reference describe it.
 */
final class Dialect {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean ollama;

  Dialect(ChatBackend.Kind kind) {
    this.ollama = kind == ChatBackend.Kind.OLLAMA;
  }

  String modelsPath() {
    return ollama ? "/api/tags" : "/v1/models";
  }

  String chatPath() {
    return ollama ? "/api/chat" : "/v1/chat/completions";
  }

  /** The first model that the server lists; empty if it lists none. */
  String firstModel(String body) throws WriterException {
    var answer = parse(body);
    return ollama
        ? answer.path("models").path(0).path("name").asText("")
        : answer.path("data").path(0).path("id").asText("");
  }

  String request(String model, String system, String prompt, Sampling sampling) {
    var request = JSON.createObjectNode().put("model", model).put("stream", true);
    var messages = request.putArray("messages");
    if (!system.isEmpty()) {
      messages.addObject().put("role", "system").put("content", system);
    }
    messages.addObject().put("role", "user").put("content", prompt);
    ObjectNode options = ollama ? request.putObject("options") : request;
    options.put("temperature", sampling.temperature()).put("seed", sampling.seed());
    options.put(ollama ? "num_predict" : "max_tokens", sampling.maxTokens());
    if (!ollama) {
      // else its stream tells no token counts
      request.putObject("stream_options").put("include_usage", true);
    }
    return request.toString();
  }

  /** Asks Ollama for nothing but to load a model. */
  String load(String model) {
    var request = JSON.createObjectNode().put("model", model);
    request.putArray("messages");
    return request.toString();
  }

  /** Reads one line of the stream. */
  Piece piece(String line) throws WriterException {
    if (ollama) {
      var object = parse(line);
      if (object.has("error")) {
        throw new WriterException("it answered with an error within the stream");
      }
      var message = object.path("message");
      return new Piece(
          message.path("content").asText(""),
          holdsAny(message, "content", "thinking"),
          object.path("done").asBoolean(false),
          object.path("prompt_eval_count").asInt(0),
          object.path("eval_count").asInt(0));
    }
    if (!line.startsWith("data:")) {
      return Piece.NOTHING;
    }
    var data = line.substring(5).strip();
    if (data.equals("[DONE]")) {
      return new Piece("", false, true, 0, 0);
    }
    var object = parse(data);
    if (object.has("error")) {
      throw new WriterException("it answered with an error within the stream");
    }
    var usage = object.path("usage");
    var delta = object.path("choices").path(0).path("delta");
    return new Piece(
        delta.path("content").asText(""),
        holdsAny(delta, "content", "reasoning_content", "reasoning"),
        false,
        usage.path("prompt_tokens").asInt(0),
        usage.path("completion_tokens").asInt(0));
  }

  private static boolean holdsAny(JsonNode object, String... fields) {
    return Stream.of(fields).anyMatch(field -> !object.path(field).asText("").isEmpty());
  }

  private static JsonNode parse(String json) throws WriterException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new WriterException("it answered with something that is not JSON");
    }
  }

  /**
   * What one line of a stream brought.
   *
   * @param text what belongs to the answer
   * @param token whether the model wrote something, be it a thought that is not for the answer
   * @param last whether nothing follows
   * @param promptTokens 0 if it does not say
   * @param completionTokens 0 if it does not say
   */
  record Piece(String text, boolean token, boolean last, int promptTokens, int completionTokens) {

    static final Piece NOTHING = new Piece("", false, false, 0, 0);
  }
}
