package dev.phoenix.connector.commons.effect;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the ledger at its first use, for a runtime that knows nothing of it: from {@code
 * PHOENIX_EFFECT_LEDGER_URL}, {@code _USER} and {@code _PASSWORD}, by default an H2 file in the
 * working directory. A failed opening is tried again at the next use.
 */
public final class LedgerFromEnvironment implements Supplier<EffectLedger> {

  private static final String DEFAULT_URL = "jdbc:h2:file:./phoenix-effect-ledger";

  private final Map<String, String> environment;
  private @Nullable EffectLedger ledger;

  /** Reads from an environment, {@code System.getenv()} as a rule. */
  public LedgerFromEnvironment(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public synchronized EffectLedger get() {
    if (ledger == null) {
      var pool =
          LedgerDatabase.pool(
              environment.getOrDefault("PHOENIX_EFFECT_LEDGER_URL", DEFAULT_URL),
              environment.getOrDefault("PHOENIX_EFFECT_LEDGER_USER", ""),
              environment.getOrDefault("PHOENIX_EFFECT_LEDGER_PASSWORD", ""));
      try {
        ledger = EffectLedger.open(pool, Clock.systemUTC(), List.of());
      } finally {
        if (ledger == null) {
          pool.close();
        }
      }
    }
    return ledger;
  }
}
