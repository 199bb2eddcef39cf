package dev.phoenix.model.server.writer.chat;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server that completes chats.
 *
 * @param kind which API it speaks
 * @param url its address
 * @param model the model's name; the first one that it lists if empty
 * @param apiKey a bearer token; null for none
 * @param firstToken the longest wait for the first token
 * @param total the longest time for one completion
 */
public record ChatBackend(
    Kind kind,
    URI url,
    String model,
    @Nullable String apiKey,
    Duration firstToken,
    Duration total) {

  /** Which API. */
  public enum Kind {
    /** Ollama's own: {@code /api/tags}, {@code /api/chat} with one JSON object a line. */
    OLLAMA,
    /** OpenAI's: {@code /v1/models}, {@code /v1/chat/completions} with server-sent events. */
    OPENAI
  }

  URI at(String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  @Override
  public String toString() {
    return "ChatBackend[" + kind + " " + url + " " + model + "]";
  }
}
