package dev.phoenix.model.router.remote;

import java.util.Locale;

/** Which API a server speaks. */
public enum ServerKind {
  /** Ollama's own: {@code /api/tags}, {@code /api/chat} with one JSON object a line. */
  OLLAMA,
  /** OpenAI's: {@code /v1/models}, {@code /v1/chat/completions} with server-sent events. */
  OPENAI;

  /** As it stands in names: {@code ollama} or {@code openai}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A model behind such a server. */
  public RemoteChatModel model(RemoteSettings settings) {
    return this == OLLAMA ? new OllamaChatModel(settings) : new OpenAiChatModel(settings);
  }
}
