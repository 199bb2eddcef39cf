package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.effect.EffectDatabase;
import dev.phoenix.connector.commons.effect.EffectLedger;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the ledger at its first use from {@code PHOENIX_EFFECT_LEDGER_URL}, {@code _USER} and
 * {@code _PASSWORD}; without them it is an H2 file in the working directory.
 */
final class LedgerFromEnvironment implements Supplier<EffectLedger> {

  private final Map<String, String> environment;
  private final Clock clock;
  private @Nullable EffectLedger ledger;

  LedgerFromEnvironment(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public synchronized EffectLedger get() {
    if (ledger == null) {
      var url =
          environment.getOrDefault("PHOENIX_EFFECT_LEDGER_URL", "jdbc:h2:file:./phoenix-effects");
      ledger =
          EffectLedger.open(
              EffectDatabase.open(
                  url,
                  environment.get("PHOENIX_EFFECT_LEDGER_USER"),
                  environment.get("PHOENIX_EFFECT_LEDGER_PASSWORD")),
              clock);
    }
    return ledger;
  }
}
