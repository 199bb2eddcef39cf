package dev.phoenix.connector.commons.publish;

import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectState;
import dev.phoenix.connector.commons.effect.Intent;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes a person's word for what no machine could tell. The same word twice changes nothing. */
public final class Settle {

  private final EffectLedger ledger;
  private final Clock clock;

  Settle(EffectLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Records that it was published.
   *
   * @param entry where, if the person knows
   */
  public Publication published(Channel<?> channel, EffectKey key, @Nullable String entry) {
    ledger.adopt(key, intent(channel));
    var effect = ledger.confirm(key, entry, clock.instant(), "Settled by a person");
    return Publication.confirmed(effect, effect.detail());
  }

  /**
   * Records that it was not published, unless the ledger holds the remote's own confirmation, which
   * stays.
   */
  public Publication notPublished(Channel<?> channel, EffectKey key) {
    var effect = ledger.adopt(key, intent(channel));
    if (effect.open()) {
      effect = ledger.absent(effect, "Settled by a person: not published");
    }
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(
          effect,
          "It is confirmed as published, so the answer 'not published' was not taken. Delete it at"
              + " the remote instead");
    }
    return effect.open()
        ? Publication.unknown(effect, "It was sent again meanwhile: look it up first")
        : Publication.absent(effect, effect.detail());
  }

  private static Intent intent(Channel<?> channel) {
    return new Intent(channel.target(), channel.address(), null);
  }
}
