package dev.phoenix.connector.commons.publish;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel knows after it tried to publish. */
public sealed interface SendResult {

  /** The remote has it. */
  record Accepted(@Nullable String entry, Instant publishedAt, @Nullable String detail)
      implements SendResult {}

  /**
   * It is certain that nothing was published, and a later try may work; {@code after} is the
   * remote's wish, if any.
   */
  record Postponed(String detail, @Nullable Duration after) implements SendResult {}

  /** It is certain that nothing was published, and no retry helps; the detail says what to do. */
  record Refused(String detail) implements SendResult {}

  /** It may or may not have been published. */
  record Open(String detail) implements SendResult {}
}
