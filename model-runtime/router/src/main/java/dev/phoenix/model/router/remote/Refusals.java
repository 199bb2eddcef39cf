package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.text.TextModelException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What an answer other than 200 means (RFC 9110, sections 10.2.3 and 15). */
final class Refusals {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_BYTES = 64 << 10;

  private Refusals() {}

  static RemoteException of(HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    var message = "it answered " + status;
    return switch (status) {
      case 400, 413, 422 ->
          exceedsContext(response.body())
              ? RemoteException.lasting(
                  Reason.CONTEXT_EXCEEDED,
                  message + ": the conversation does not fit its context, shorten it")
              : RemoteException.lasting(
                  Reason.INVALID_REQUEST, message + ": it does not take the request");
      case 301, 302, 303, 307, 308 ->
          lasting(message + ": redirects are not followed, set its final address");
      case 401, 403 -> lasting(message + ": check its API key");
      case 404 -> lasting(message + ": check its address and whether it has the model");
      case 429 -> busy(message + ": it is busy, or its quota is used up", response);
      default -> status == 408 || status >= 500 ? busy(message, response) : lasting(message);
    };
  }

  private static RemoteException lasting(String message) {
    return RemoteException.lasting(Reason.UNAVAILABLE, message);
  }

  private static RemoteException busy(String message, HttpResponse<?> response) {
    return RemoteException.busy(message, retryAfter(response));
  }

  /** Whole seconds only: a date would need the server's clock to be right. */
  private static Duration retryAfter(HttpResponse<?> response) {
    var seconds = response.headers().firstValue("Retry-After").orElse("");
    if (!seconds.matches("\\d{1,6}")) {
      return Duration.ZERO;
    }
    var asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /** OpenAI's code, llama-server's type, the words of Ollama and of vLLM. */
  private static boolean exceedsContext(InputStream body) throws IOException {
    var text =
        new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return Stream.of(
            "context_length_exceeded",
            "exceed_context_size",
            "exceeds the context length",
            "maximum context length")
        .anyMatch(text::contains);
  }
}
