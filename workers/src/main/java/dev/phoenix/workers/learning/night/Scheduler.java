package dev.phoenix.workers.learning.night;

import dev.phoenix.workers.schedule.Daily;
import dev.phoenix.workers.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * Begins a night each day. All replicas may: the message's id is the date, and the engine takes it
 * once.
 */
final class Scheduler {

  private final NightlySettings settings;
  private final Schedule schedule;
  private final NightStarter starter;
  private final Runs runs;
  private final Clock clock;

  Scheduler(NightlySettings settings, NightStarter starter, Runs runs, Clock clock) {
    this.settings = settings;
    this.schedule =
        new Schedule(
            settings.at(), settings.zone() == null ? ZoneId.systemDefault() : settings.zone());
    this.starter = starter;
    this.runs = runs;
    this.clock = clock;
  }

  /** Asks for the last night that was due, unless it was asked for or is too long ago. */
  void tick() {
    if (!settings.enabled()) {
      return;
    }
    var now = clock.instant();
    var due = schedule.last(now);
    var late = Duration.between(due.since(), now);
    var runId = "nightly-" + due.date();
    if (due.since().isBefore(runs.scheduledSince())
        || late.compareTo(settings.makeUp()) > 0
        || runs.find(runId).isPresent()) {
      return;
    }
    starter.start(
        runId, due.date().toString(), Map.of("runId", runId), Daily.askedFor(settings.makeUp()));
  }
}
