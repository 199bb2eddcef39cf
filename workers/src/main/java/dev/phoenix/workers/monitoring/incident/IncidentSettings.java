package dev.phoenix.workers.monitoring.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people have.
 *
 * @param escalateAfter nobody took a critical one for so long: everybody is told again
 * @param escalations so often
 * @param kept closed ones are forgotten after that
 */
@ConfigurationProperties("phoenix.workers.monitoring.incident")
record IncidentSettings(
    @DefaultValue("15m") Duration escalateAfter,
    @DefaultValue("3") int escalations,
    @DefaultValue("90d") Duration kept) {

  IncidentSettings {
    require(escalateAfter.compareTo(Duration.ofSeconds(1)) >= 0, "escalate-after must be over 1s");
    require(escalations >= 1 && escalations <= 100, "escalations must be from 1 to 100");
    require(kept.compareTo(Duration.ofDays(1)) >= 0, "kept must be 1d or more");
  }

  /** As BPMN writes it, such as {@code R3/PT15M}. */
  String cycle() {
    return "R" + escalations + "/" + escalateAfter;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.monitoring.incident." + otherwise);
    }
  }
}
