package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a backup each night. All replicas may: the message's id is the date, and the engine
 * takes it once.
 */
final class BackupScheduler {

  private static final String ONE_AT_A_TIME = "data-backup";
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final Messages messages;
  private final BackupSettings settings;
  private final Schedule schedule;
  private final Clock clock;
  private @Nullable LocalDate asked;

  BackupScheduler(Messages messages, BackupSettings settings, Clock clock) {
    this.messages = messages;
    this.settings = settings;
    this.schedule =
        new Schedule(
            settings.at(), settings.zone() == null ? ZoneId.systemDefault() : settings.zone());
    this.clock = clock;
  }

  /** Asks for the last one that was due, unless that is too long ago. */
  void tick() {
    var now = clock.instant();
    var due = schedule.last(now);
    if (!settings.enabled()
        || due.date().equals(asked)
        || Duration.between(due.since(), now).compareTo(settings.makeUp()) > 0) {
      return;
    }
    var date = due.date().toString();
    messages.publish(
        "backup-requested",
        ONE_AT_A_TIME,
        date,
        Map.of("backupId", date, "reason", "nightly"),
        // while a replica could still ask for it, the engine is to know the id
        settings.makeUp().plus(MARGIN));
    asked = due.date();
  }
}
