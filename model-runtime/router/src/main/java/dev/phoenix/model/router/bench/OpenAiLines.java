package dev.phoenix.model.router.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's protocol: server-sent events. */
record OpenAiLines(String model) implements ChatLines {

  @Override
  public String contentType() {
    return "text/event-stream";
  }

  @Override
  public int most(JsonNode request) {
    return request.path("max_tokens").asInt(0);
  }

  @Override
  public List<String> stops(JsonNode request) {
    return ChatLines.texts(request.path("stop"));
  }

  @Override
  public String token(String text) {
    return event(choice(text, null));
  }

  @Override
  public String end(String reason, int tokens) {
    var usage = chunk();
    usage.putArray("choices");
    usage.putObject("usage").put("prompt_tokens", 26).put("completion_tokens", tokens);
    return event(choice("", reason)) + event(usage) + "data: [DONE]\n\n";
  }

  private ObjectNode choice(String text, @Nullable String reason) {
    var chunk = chunk();
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("content", text);
    choice.put("finish_reason", reason);
    return chunk;
  }

  private ObjectNode chunk() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "chatcmpl-1")
        .put("object", "chat.completion.chunk")
        .put("model", model);
  }

  private static String event(ObjectNode data) {
    return "data: " + data + "\n\n";
  }
}
