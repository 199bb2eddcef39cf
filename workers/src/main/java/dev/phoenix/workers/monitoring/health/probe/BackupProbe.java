package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.SupervisorDoor.Archived;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How old the last backup is; unknown where no supervisor makes any.
 *
 * @param after older is degraded, twice as old is down
 */
public record BackupProbe(SupervisorDoor door, Duration after, Clock clock) implements Probe {

  @Override
  public Finding look() {
    if (!door.present()) {
      return Finding.unknown("no supervisor makes backups here");
    }
    try {
      return judged(door.archives());
    } catch (IOException e) {
      return Finding.unknown("the supervisor does not tell of backups: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.unknown("the workers are being stopped");
    }
  }

  private Finding judged(List<Archived> archives) {
    if (archives.isEmpty()) {
      return Finding.unknown("there is no backup yet: ./deployments/phoenix backup now");
    }
    var last =
        archives.stream()
            .filter(archive -> archive.problem() == null)
            .map(Archived::at)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      return Finding.down("no backup can be read: %s", archives.getFirst().problem());
    }
    return judged(last.get(), archives);
  }

  private Finding judged(Instant last, List<Archived> archives) {
    var age = Age.of(last, clock);
    var text = "the last backup is %s old".formatted(Age.text(age));
    if (age.compareTo(after.multipliedBy(2)) > 0) {
      return Finding.down(text);
    }
    var broken = archives.stream().filter(archive -> archive.problem() != null).findFirst();
    if (broken.isPresent()) {
      return Finding.degraded(
          "%s; %s cannot be read: %s", text, broken.get().id(), broken.get().problem());
    }
    return age.compareTo(after) > 0 ? Finding.degraded(text) : Finding.up(text);
  }
}
