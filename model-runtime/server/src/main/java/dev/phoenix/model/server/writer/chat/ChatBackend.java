package dev.phoenix.model.server.writer.chat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server that completes chats.
 *
 * @param kind which API it speaks
 * @param url its address, with or without the {@code /v1} that OpenAI-compatible servers name
 * @param model the model's name; the first one that it lists if empty
 * @param apiKey a bearer token; null for none
 * @param limits how long it may take before it is given up
 * @param discovered whether nobody asked for it: it is used when it is there, and not missed when
 *     it is not
 */
public record ChatBackend(
    Kind kind, URI url, String model, @Nullable String apiKey, Limits limits, boolean discovered) {

  /** Which API. */
  public enum Kind {
    /** Ollama's own: {@code /api/tags}, {@code /api/chat} with one JSON object a line. */
    OLLAMA,
    /** OpenAI's: {@code /v1/models}, {@code /v1/chat/completions} with server-sent events. */
    OPENAI;

    /** As it stands in a writer's name: {@code ollama} or {@code openai}. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A request to one of its paths, with the key where there is one. */
  HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(at(path));
    if (apiKey != null && !apiKey.isEmpty()) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return request;
  }

  /** Its host and port, without a user name that the address may hold. */
  String host() {
    var authority = String.valueOf(url.getAuthority());
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private URI at(String path) {
    var base = url.toString().replaceAll("/+$", "");
    if (kind == Kind.OPENAI && base.endsWith("/v1")) {
      base = base.substring(0, base.length() - 3);
    }
    return URI.create(base + path);
  }

  @Override
  public String toString() {
    return "ChatBackend[" + kind + " " + host() + " " + model + "]";
  }
}
