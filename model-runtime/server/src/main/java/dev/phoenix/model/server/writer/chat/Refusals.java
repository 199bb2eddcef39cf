package dev.phoenix.model.server.writer.chat;

import java.net.http.HttpResponse;
import java.time.Duration;

/** What an answer other than 200 means, and for how long (RFC 9110, sections 10.2.3 and 15). */
final class Refusals {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Refusals() {}

  static ChatFailure of(HttpResponse<?> response) {
    var status = response.statusCode();
    var message = "it answered " + status + hint(status);
    var asked = status == 429 || status == 503 ? retryAfter(response) : Duration.ZERO;
    return asked.isZero() ? new ChatFailure(message) : ChatFailure.busy(message, asked);
  }

  private static String hint(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> ": redirects are not followed, set its final address";
      case 401, 403 -> ": check its API key";
      case 404 -> ": check its address and whether it has the model";
      case 429 -> ": it is busy, or its quota is used up";
      default -> "";
    };
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
}
