package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.monitoring.BackupState;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the supervisor for the backups whose flows wait, and tells these how they ended. What it
 * knows is in the table: it goes on after a restart, and beside other replicas. One thread at a
 * time.
 */
final class BackupWatch {

  private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);
  private static final Duration ARCHIVES_EVERY = Duration.ofMinutes(1);

  private final SupervisorDoor door;
  private final BegunBackups begun;
  private final Messages messages;
  private final BackupMetrics metrics;
  private final BackupSettings settings;
  private final Clock clock;
  private Instant archivesAt = Instant.MIN;

  BackupWatch(
      SupervisorDoor door,
      BegunBackups begun,
      Messages messages,
      BackupMetrics metrics,
      BackupSettings settings,
      Clock clock) {
    this.door = door;
    this.begun = begun;
    this.messages = messages;
    this.metrics = metrics;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks once. */
  void tick() throws InterruptedException {
    if (!door.present()) {
      return;
    }
    for (var backup : begun.all()) {
      look(backup);
    }
    if (!clock.instant().isBefore(archivesAt)) {
      archives();
    }
  }

  private void look(BegunBackups.Begun backup) throws InterruptedException {
    try {
      var state =
          door.state(backup.id())
              .orElseGet(
                  () ->
                      BackupState.failed(
                          backup.id(),
                          "The supervisor knows nothing of it: it was started anew meanwhile."));
      if (!state.running()) {
        tell(state);
        archivesAt = Instant.MIN;
      }
    } catch (IOException e) {
      // the flow has a time limit of its own
      LOG.debug("Backup {}: {}; asking again", backup.id(), e.getMessage());
      if (backup.at().plus(settings.timeLimit()).isBefore(clock.instant())) {
        begun.remove(backup.id());
      }
    }
  }

  private void tell(BackupState state) {
    messages.publish(
        "backup-finished",
        state.id(),
        "finished-" + state.id() + "-" + state.state(),
        Map.of("finished", state),
        settings.timeLimit());
    begun.remove(state.id());
  }

  private void archives() throws InterruptedException {
    try {
      metrics.show(door.archives());
      archivesAt = clock.instant().plus(ARCHIVES_EVERY);
    } catch (IOException e) {
      LOG.debug("The archives cannot be listed: {}", e.getMessage());
    }
  }
}
