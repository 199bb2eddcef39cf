package dev.phoenix.connector.commons.http;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param connect until a connection stands
 * @param request from the call until the whole answer is here, connecting included
 * @param maxBytes what is read of an answer's body at most
 */
public record HttpLimits(Duration connect, Duration request, int maxBytes) {

  /** 2 s to connect, 10 s in all, 2 MiB. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 2 << 20);

  /** Refuses limits that limit nothing. */
  public HttpLimits {
    if (connect.isNegative()
        || connect.isZero()
        || request.isNegative()
        || request.isZero()
        || maxBytes < 1) {
      throw new IllegalArgumentException("HTTP limits must be greater than zero");
    }
  }
}
