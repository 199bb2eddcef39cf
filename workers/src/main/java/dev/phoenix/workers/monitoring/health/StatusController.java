package dev.phoenix.workers.monitoring.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /monitoring/status}, for programs. */
@RestController
final class StatusController {

  /**
   * All of it.
   *
   * @param at when the last round began; null before the first
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Status(@Nullable Instant at, List<Component> components, List<Open> incidents) {}

  /** A target. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Component(
      String id,
      String name,
      String kind,
      String group,
      TargetState state,
      @Nullable Instant since,
      @Nullable Instant lastChange,
      Trend trend,
      @Nullable Long latencyMs,
      String detail) {}

  /** An open incident. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Open(
      String key, String severity, String title, Instant openedAt, @Nullable String takenBy) {}

  private final HealthStatus health;

  StatusController(HealthStatus health) {
    this.health = health;
  }

  @GetMapping("/monitoring/status")
  Status status() {
    var overview = health.overview();
    return new Status(
        overview.at(),
        overview.entries().stream().map(StatusController::component).toList(),
        overview.incidents().stream()
            .map(
                incident ->
                    new Open(
                        incident.key(),
                        incident.severity().name(),
                        incident.title(),
                        incident.openedAt(),
                        incident.takenBy()))
            .toList());
  }

  private static Component component(HealthStatus.Entry entry) {
    var standing = entry.standing();
    return new Component(
        entry.id(),
        entry.name(),
        entry.kind().word(),
        entry.group().word(),
        standing == null ? TargetState.UNKNOWN : standing.state(),
        standing == null ? null : standing.since(),
        standing == null ? null : standing.lastChange(),
        standing == null ? Trend.STEADY : standing.trend(),
        standing == null ? null : standing.latencyMs(),
        standing == null ? "no round yet" : standing.detail());
  }
}
