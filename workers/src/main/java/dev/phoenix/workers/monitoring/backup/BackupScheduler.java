package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.schedule.Daily;
import dev.phoenix.workers.schedule.Schedule;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * Asks for a backup each night. All replicas may: the message's id is the date, and the engine
 * takes it once.
 */
final class BackupScheduler {

  private static final String ONE_AT_A_TIME = "data-backup";

  private final Messages messages;
  private final BackupSettings settings;
  private final Daily daily;

  BackupScheduler(Messages messages, BackupSettings settings, Clock clock) {
    this.messages = messages;
    this.settings = settings;
    var zone = settings.zone() == null ? ZoneId.systemDefault() : settings.zone();
    this.daily = new Daily(new Schedule(settings.at(), zone), settings.makeUp(), clock, this::ask);
  }

  /** Asks for the last one that was due. */
  void tick() {
    if (settings.enabled()) {
      daily.tick();
    }
  }

  private void ask(Schedule.Due due) {
    var date = due.date().toString();
    messages.publish(
        "backup-requested",
        ONE_AT_A_TIME,
        date,
        Map.of("backupId", date, "reason", "nightly"),
        Daily.askedFor(settings.makeUp()));
  }
}
