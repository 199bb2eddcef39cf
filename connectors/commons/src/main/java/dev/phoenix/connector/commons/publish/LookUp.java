package dev.phoenix.connector.commons.publish;

import dev.phoenix.connector.commons.effect.Effect;
import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectState;
import dev.phoenix.connector.commons.effect.Intent;
import dev.phoenix.connector.commons.error.JobFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of an effect whose outcome is open.
 *
 * <p>That a remote does not have it now proves nothing while a send may still be under way, or
 * accepted and not yet visible. So absence counts only if the look-up <em>began</em> at least
 * {@code settleAfter} after the last send.
 */
public final class LookUp {

  private final EffectLedger ledger;
  private final Clock clock;

  LookUp(EffectLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Looks an effect up.
   *
   * @param settleAfter how long after a send the remote may still come to show it; more than {@link
   *     Channel#sendLimit}
   * @return confirmed, absent (it may be sent again under the same effect) or unknown
   * @throws io.camunda.connector.api.error.ConnectorRetryException for wrong input, never for
   *     passing trouble of the remote
   */
  public Publication lookUp(Channel<?> channel, EffectKey key, Duration settleAfter) {
    if (settleAfter.compareTo(channel.sendLimit()) <= 0) {
      throw JobFailure.incident(
          "SETTLE_AFTER_TOO_SHORT",
          "settleAfter is "
              + settleAfter
              + ", but a send may take "
              + channel.sendLimit()
              + ": make it longer than that");
    }
    var effect = ledger.adopt(key, new Intent(channel.target(), channel.address(), null));
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(effect, effect.detail());
    }
    if (effect.state() == EffectState.INTENDED) {
      return Publication.absent(effect, effect.detail());
    }
    if (!effect.address().equals(channel.address())) {
      throw JobFailure.incident(
          "OTHER_ADDRESS",
          "It was sent to "
              + effect.address()
              + ", so looking at "
              + channel.address()
              + " proves nothing: look it up there");
    }
    return ask(channel, effect, settleAfter);
  }

  private Publication ask(Channel<?> channel, Effect effect, Duration settleAfter) {
    Instant begun = clock.instant();
    var result = channel.find(new Sought(effect.key().marker(), effect.earliestAt()));
    if (result instanceof FindResult.Found found) {
      var at = found.publishedAt() == null ? begun : found.publishedAt();
      var confirmed = ledger.confirm(effect.key(), found.entry(), at, found.detail());
      return Publication.confirmed(confirmed, found.detail());
    }
    if (result instanceof FindResult.NotThere notThere) {
      var settled = settledAt(effect.sentAt(), settleAfter);
      if (settled == null || begun.isBefore(settled)) {
        return unknown(effect, notThere.detail() + " It may still appear until " + settled + ".");
      }
      return afterwards(ledger.absent(effect, notThere.detail() + " Looked up at " + begun + "."));
    }
    return unknown(effect, ((FindResult.Undetermined) result).detail());
  }

  private static @Nullable Instant settledAt(@Nullable Instant sentAt, Duration settleAfter) {
    return sentAt == null ? null : sentAt.plus(settleAfter);
  }

  private Publication unknown(Effect effect, String detail) {
    var open = ledger.leaveOpen(effect, detail);
    return open.open() ? Publication.unknown(open, detail) : afterwards(open);
  }

  /** The row as it is after all: the sender itself may have come to know more than the look-up. */
  private static Publication afterwards(Effect effect) {
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(effect, effect.detail());
    }
    return effect.state() == EffectState.INTENDED
        ? Publication.absent(effect, effect.detail())
        : Publication.unknown(effect, effect.detail());
  }
}
