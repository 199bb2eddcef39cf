package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.chat.ChatBackend.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Paths and answers as Ollama's API documentation and OpenAI's API reference give them. */
final class ChatApi {

  static final String KEY = "sk-very-secret";
  static final Duration LONG = Duration.ofSeconds(90);
  static final Limits PATIENT = new Limits(LONG, LONG, LONG);
  static final WritingTask TASK =
      new WritingTask(
          new Brief("bread", "", "en", "", List.of(), List.of(), List.of(), List.of(), 200),
          List.of(),
          "",
          List.of());

  private ChatApi() {}

  static ChatWriter writer(Kind kind, URI address, String model, Limits limits) {
    return new ChatWriter(backend(kind, address, model, limits), new SimpleMeterRegistry());
  }

  static ChatBackend backend(Kind kind, URI address, String model, Limits limits) {
    return new ChatBackend(kind, address, model, KEY, limits, false);
  }

  static String modelsPath(Kind kind) {
    return kind == Kind.OLLAMA ? "/api/tags" : "/v1/models";
  }

  static String chatPath(Kind kind) {
    return kind == Kind.OLLAMA ? "/api/chat" : "/v1/chat/completions";
  }

  static String models(Kind kind) {
    return kind == Kind.OLLAMA
        ? "{\"models\":[{\"name\":\"llama3.2:latest\",\"size\":2019393189}]}"
        : "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2:latest\",\"object\":\"model\"}]}";
  }

  /** One token. */
  static String piece(Kind kind, String text) {
    return (kind == Kind.OLLAMA
            ? "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},"
                + "\"done\":false}\n"
            : "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n")
        .formatted(text);
  }

  /** A whole answer. */
  static String stream(Kind kind, String... pieces) {
    var body = new StringBuilder();
    for (var piece : pieces) {
      body.append(piece(kind, piece));
    }
    return body.append(
            kind == Kind.OLLAMA
                ? "{\"model\":\"llama3.2\",\"done\":true,\"prompt_eval_count\":26,\"eval_count\":12}\n"
                : "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":26,\"completion_tokens\":12}}"
                    + "\n\ndata: [DONE]\n\n")
        .toString();
  }
}
