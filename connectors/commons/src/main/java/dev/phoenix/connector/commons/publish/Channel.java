package dev.phoenix.connector.commons.publish;

import java.time.Duration;
import java.util.Optional;

/**
 * One remote, as it is reached for one job. Neither call throws for what the network or the remote
 * does.
 *
 * @param <C> what it publishes
 */
public interface Channel<C extends Content> {

  /** The kind of remote, as metrics name it: {@code feed}. */
  String target();

  /** Where it is, without credentials. */
  String address();

  /** No send of this channel is still under way after this long. */
  Duration sendLimit();

  /**
   * Waits until the remote takes a send, before the effect is claimed: what dies here has certainly
   * sent nothing.
   *
   * @return a postponement if that would take too long; empty to go on
   */
  default Optional<SendResult.Postponed> ready() {
    return Optional.empty();
  }

  /**
   * Publishes once, with the marker in what is published, so that {@link #find} can tell it apart
   * for ever.
   */
  SendResult send(String marker, C content);

  /** Asks the remote for what carries the marker. */
  FindResult find(Sought sought);
}
