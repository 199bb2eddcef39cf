package dev.phoenix.model.router.remote;

import java.net.URI;
import java.time.Duration;

/** Paths and answers as Ollama's API documentation and OpenAI's API reference give them. */
enum Kind {
  OLLAMA("/api/tags", "/api/chat"),
  OPENAI("/v1/models", "/v1/chat/completions");

  static final Duration LONG = Duration.ofSeconds(90);

  /** Generous: a busy machine is not a dead server. */
  static final Limits PATIENT = new Limits(LONG, LONG, LONG, LONG);

  static final String KEY = "sk-very-secret";

  final String modelsPath;
  final String chatPath;

  Kind(String modelsPath, String chatPath) {
    this.modelsPath = modelsPath;
    this.chatPath = chatPath;
  }

  RemoteChatModel open(URI address, String model, Limits limits) {
    var settings = new RemoteSettings("them", address, model, KEY, limits, 0);
    return this == OLLAMA ? new OllamaChatModel(settings) : new OpenAiChatModel(settings);
  }

  String models() {
    return this == OLLAMA
        ? "{\"models\":[{\"name\":\"llama3.2:latest\",\"size\":2019393189}]}"
        : "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2:latest\",\"object\":\"model\"}]}";
  }

  /** One token; the text is as in JSON. */
  String piece(String text) {
    return (this == OLLAMA
            ? "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},"
                + "\"done\":false}\n"
            : "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n")
        .formatted(text);
  }

  /** The end, with its reason. */
  String end(String reason) {
    return (this == OLLAMA
            ? "{\"model\":\"llama3.2\",\"done\":true,\"done_reason\":\"%s\","
                + "\"prompt_eval_count\":26,\"eval_count\":12}\n"
            : "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}\n\n"
                + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":26,\"completion_tokens\":12}}"
                + "\n\ndata: [DONE]\n\n")
        .formatted(reason);
  }

  /** A whole answer. */
  String stream(String... pieces) {
    var body = new StringBuilder();
    for (var piece : pieces) {
      body.append(piece(piece));
    }
    return body.append(end("stop")).toString();
  }
}
