package dev.phoenix.workers.console.login;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Wrong passwords came too often; the right one is not looked at either for a while. */
final class TooManyTries extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final Duration left;

  TooManyTries(Duration left) {
    super("too many tries");
    this.left = left;
  }

  /** In how many seconds it can be tried again, 1 or more. */
  long seconds() {
    return Math.max(1, left.plusMillis(999).toSeconds());
  }
}
