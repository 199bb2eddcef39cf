package dev.phoenix.model.router.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Ollama's protocol: a JSON object a line. */
record OllamaLines(String model) implements ChatLines {

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  @Override
  public int most(JsonNode request) {
    return request.path("options").path("num_predict").asInt(0);
  }

  @Override
  public List<String> stops(JsonNode request) {
    return ChatLines.texts(request.path("options").path("stop"));
  }

  @Override
  public String token(String text) {
    var object = object();
    object.putObject("message").put("role", "assistant").put("content", text);
    return object.put("done", false) + "\n";
  }

  @Override
  public String end(String reason, int tokens) {
    var object = object();
    object.putObject("message").put("role", "assistant").put("content", "");
    object.put("done", true).put("done_reason", reason);
    return object.put("prompt_eval_count", 26).put("eval_count", tokens) + "\n";
  }

  private ObjectNode object() {
    return JsonNodeFactory.instance.objectNode().put("model", model);
  }
}
