package dev.phoenix.connector.commons.publish;

import dev.phoenix.connector.commons.effect.Effect;
import dev.phoenix.connector.commons.effect.EffectFaultException;
import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Publishes exactly once, whatever dies in between.
 *
 * <p>The ledger says SENT, durably, before the first byte leaves. Whoever finds SENT or UNKNOWN
 * sends nothing and answers {@code unknown}; only a look at the channel, after everything that was
 * on its way must have arrived, or a person's word allows another attempt, under the same marker.
 */
public final class PublishOnce {

  private final EffectLedger ledger;
  private final Clock clock;

  public PublishOnce(EffectLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Publishes, or says what became of an earlier attempt.
   *
   * @param target what the channel is, such as a collection's address
   * @param digest SHA-256 of the content, 64 hexadecimal digits
   * @return {@code confirmed} or {@code unknown}
   * @throws RefusedException if the channel refused: nothing was published
   * @throws EffectFaultException if the key stands for another content
   */
  public Publication publish(EffectKey key, String target, String digest, Channel channel) {
    var effect = ledger.begin(key, target, digest);
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(effect);
    }
    if (effect.state() != EffectState.INTENDED || !ledger.markSent(effect)) {
      return Publication.unknown(
          effect, "An earlier attempt did not say how it ended; it is looked up first.");
    }
    var result = channel.send(key.marker());
    if (result instanceof Channel.SendResult.Accepted accepted) {
      ledger.markConfirmed(effect, accepted.entry(), "The channel accepted it.");
      return Publication.confirmed(current(key));
    }
    if (result instanceof Channel.SendResult.Refused refused) {
      ledger.markRefused(effect, refused.message());
      throw new RefusedException(refused.message(), refused.passing());
    }
    var open = (Channel.SendResult.Open) result;
    ledger.markUnknown(effect, open.detail());
    return Publication.unknown(effect, open.detail());
  }

  /**
   * Looks an effect up.
   *
   * @param settleAfter how long after the sending an entry may still arrive; must exceed every
   *     time-out on the way
   * @return {@code confirmed}; {@code absent} if nothing was or will be published, so that it may
   *     be sent again; or {@code unknown}
   */
  public Publication lookUp(EffectKey key, Duration settleAfter, Channel channel) {
    var effect = current(key);
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(effect);
    }
    if (effect.state() == EffectState.INTENDED) {
      return Publication.absent(effect, "It was not sent.");
    }
    // the time of the look counts, not that of its answer: what arrives in between is seen by the
    // next look
    var lookedAt = clock.instant();
    var found = channel.find(key.marker(), effect.createdAt());
    if (found instanceof Channel.FindResult.Found there) {
      ledger.markConfirmed(effect, there.entry(), "It was found in the channel.");
      return Publication.confirmed(current(key));
    }
    if (found instanceof Channel.FindResult.CannotTell cannot) {
      return Publication.unknown(effect, cannot.detail());
    }
    var settled =
        Objects.requireNonNullElse(effect.sentAt(), Instant.MAX.minus(settleAfter))
            .plus(settleAfter);
    if (lookedAt.isBefore(settled)) {
      return Publication.unknown(
          effect, "It is not in the channel yet; it may still arrive until " + settled + ".");
    }
    if (!ledger.markAbsent(effect, "Not in the channel at " + lookedAt + ".")) {
      return Publication.unknown(effect, "Another worker changed it meanwhile.");
    }
    return Publication.absent(effect, "It is not in the channel and can no longer arrive.");
  }

  /**
   * Takes a person's word. Saying the same twice changes nothing; a confirmed effect stays
   * confirmed.
   *
   * @param published what the person saw
   * @param entry the address that the person gave
   */
  public Publication settle(EffectKey key, boolean published, @Nullable String entry) {
    var effect = current(key);
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(effect);
    }
    if (published) {
      ledger.markConfirmed(effect, entry, "A person found it in the channel.");
      return Publication.confirmed(current(key));
    }
    ledger.markAbsent(effect, "A person did not find it in the channel.");
    return Publication.absent(effect, "A person did not find it in the channel.");
  }

  private Effect current(EffectKey key) {
    return ledger
        .find(key)
        .orElseThrow(
            () ->
                new EffectFaultException(
                    "The effect ledger does not know "
                        + key.marker()
                        + ". Pass on the effect that 'publish' answered, and use the same"
                        + " ledger."));
  }
}
