package dev.phoenix.local.watch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending a notice once. */
sealed interface Sending {

  /** It arrived. */
  record Delivered() implements Sending {}

  /**
   * It did not arrive and may later.
   *
   * @param after what the other side asks to wait; null for what we think right
   */
  record Later(String why, @Nullable Duration after) implements Sending {}

  /** It did not arrive and never will by this way. */
  record Refused(String why) implements Sending {}

  /** Nobody knows: the connection broke or was silent after it was sent. */
  record Unknown(String why) implements Sending {}
}
