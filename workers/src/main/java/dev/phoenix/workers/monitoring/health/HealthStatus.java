package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How all targets stand, for pages, files and programs. */
public final class HealthStatus {

  /**
   * All of it.
   *
   * @param at when the last round began; null before the first
   * @param entries in the order of the targets
   * @param incidents those that are open
   */
  public record Overview(@Nullable Instant at, List<Entry> entries, List<Incident> incidents) {}

  /**
   * A target and how it stands.
   *
   * @param standing null before its first round
   */
  public record Entry(
      String id, String name, Kind kind, Group group, @Nullable Standing standing) {}

  private final Targets targets;
  private final Standings standings;
  private final Looks looks;
  private final Incidents incidents;
  private final Clock clock;

  HealthStatus(
      Targets targets, Standings standings, Looks looks, Incidents incidents, Clock clock) {
    this.targets = targets;
    this.standings = standings;
    this.looks = looks;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** The key of the incident of a target. */
  public static String incidentKey(String id) {
    return Bulletin.key(id);
  }

  /** How all stands after the last round. */
  public Overview overview() {
    var all =
        standings.all().stream().collect(Collectors.toMap(Standing::target, Function.identity()));
    var entries = targets.all().stream().map(target -> entry(target, all)).toList();
    var at = all.values().stream().map(Standing::roundAt).max(Instant::compareTo);
    return new Overview(at.orElse(null), entries, incidents.open());
  }

  /** One target, if there is one of that id. */
  public Optional<Entry> find(String id) {
    return overview().entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** The last looks at a target, the latest first. */
  public List<Look> latest(String id, int most) {
    return looks.latest(id, most);
  }

  /** The looks of the last hours by target, the oldest first. */
  public Map<String, List<Look>> recent(Duration time) {
    return looks.since(clock.instant().minus(time)).stream()
        .collect(Collectors.groupingBy(Look::target));
  }

  private static Entry entry(Target target, Map<String, Standing> all) {
    return new Entry(
        target.id(), target.name(), target.kind(), target.group(), all.get(target.id()));
  }
}
