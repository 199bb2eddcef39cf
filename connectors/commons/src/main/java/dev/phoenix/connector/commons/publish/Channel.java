package dev.phoenix.connector.commons.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place that things are published in. An implementation tries each call once and never retries by
 * itself.
 */
public interface Channel {

  /** Sends the content under a marker that the channel keeps with it. */
  SendResult send(String marker);

  /**
   * Looks for what was sent under a marker.
   *
   * @param since nothing that carries the marker can be older
   */
  FindResult find(String marker, Instant since);

  /** What became of a sending. */
  sealed interface SendResult {

    /** It is published; {@code entry} is its address, if the channel gave one. */
    record Accepted(@Nullable String entry) implements SendResult {}

    /** It is certain that nothing was published; {@code passing} if a later try may succeed. */
    record Refused(String message, boolean passing) implements SendResult {}

    /** It may have been published, or may yet be. */
    record Open(String detail) implements SendResult {}
  }

  /** What a look at the channel showed. */
  sealed interface FindResult {

    /** It is there. */
    record Found(@Nullable String entry) implements FindResult {}

    /** Everything that could be it was seen, and it is not there now. */
    record NotThere() implements FindResult {}

    /** The channel could not be read, or not far enough. */
    record CannotTell(String detail) implements FindResult {}
  }
}
