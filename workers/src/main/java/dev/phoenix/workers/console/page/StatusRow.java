package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.Shown.Moment;
import dev.phoenix.workers.console.page.Shown.Named;
import dev.phoenix.workers.monitoring.health.HealthStatus;
import dev.phoenix.workers.monitoring.health.Look;
import dev.phoenix.workers.monitoring.health.Trend;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target and how it stands.
 *
 * @param since null before its first round
 * @param lastChange null if no look ever saw another state
 * @param latency empty if it is not known
 * @param spark its last hours
 */
record StatusRow(
    String id,
    String name,
    Named kind,
    Named state,
    @Nullable Moment since,
    @Nullable Moment lastChange,
    Named trend,
    String latency,
    String detail,
    Spark spark) {

  static StatusRow of(HealthStatus.Entry entry, List<Look> recent, Shown shown) {
    var standing = entry.standing();
    var kind = shown.named("status.kind", entry.kind().word());
    var spark = Spark.of(recent, shown);
    if (standing == null) {
      return new StatusRow(
          entry.id(),
          entry.name(),
          kind,
          shown.named("status.state", TargetState.UNKNOWN),
          null,
          null,
          shown.named("status.trend", Trend.STEADY),
          "",
          shown.text("status.none.yet"),
          spark);
    }
    var latency = standing.latencyMs();
    return new StatusRow(
        entry.id(),
        entry.name(),
        kind,
        shown.named("status.state", standing.state()),
        shown.moment(standing.since()),
        shown.momentOrNull(standing.lastChange()),
        shown.named("status.trend", standing.trend()),
        latency == null ? "" : shown.number(latency) + "\u00a0ms",
        standing.detail(),
        spark);
  }
}
