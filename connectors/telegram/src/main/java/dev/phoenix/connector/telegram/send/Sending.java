package dev.phoenix.connector.telegram.send;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a message. */
public sealed interface Sending {

  /**
   * Telegram has it.
   *
   * @param at when Telegram took it, or now where a message that was sent before is not dated
   */
  record Sent(long chatId, long messageId, Instant at) implements Sending {}

  /** Certainly not sent, and a later try may work. */
  record Later(Duration after, String why) implements Sending {}

  /** Certainly not sent, and no retry helps; {@code why} says what to do. */
  record Refused(String why) implements Sending {}

  /** It may or may not have been sent, and is never sent again. */
  record Unknown(@Nullable String why) implements Sending {}
}
