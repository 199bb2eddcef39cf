package dev.phoenix.workers.monitoring.health.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.commons.http.HttpFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How old the last backup is; unknown where no supervisor makes any.
 *
 * @param after older is degraded, twice as old is down
 */
public record BackupProbe(@Nullable SupervisorDoor door, Duration after, Clock clock)
    implements Probe {

  @Override
  public Finding look() throws HttpFailure {
    if (door == null) {
      return Finding.unknown("no supervisor makes backups here");
    }
    var backups = door.backups();
    if (backups.isEmpty()) {
      return Finding.unknown("the supervisor does not tell of backups");
    }
    var all = StreamSupport.stream(backups.get().spliterator(), false).toList();
    if (all.isEmpty()) {
      return Finding.unknown("there is no backup yet: ./deployments/phoenix backup now");
    }
    var last =
        all.stream()
            .filter(backup -> backup.path("state").asText().equals("DONE"))
            .flatMap(backup -> finished(backup).stream())
            .max(Instant::compareTo);
    if (last.isEmpty()) {
      return Finding.down("no backup succeeded: %s", all.getFirst().path("message").asText());
    }
    var age = Age.of(last.get(), clock);
    if (age.compareTo(after.multipliedBy(2)) > 0) {
      return Finding.down("the last backup is %s old", Age.text(age));
    }
    if (all.getFirst().path("state").asText().equals("FAILED")) {
      return Finding.degraded(
          "the latest failed: %s; the last good one is %s old",
          PlainLine.of(all.getFirst().path("message").asText()), Age.text(age));
    }
    var text = "the last backup is %s old".formatted(Age.text(age));
    return age.compareTo(after) > 0 ? Finding.degraded(text) : Finding.up(text);
  }

  private static Optional<Instant> finished(JsonNode backup) {
    try {
      return Optional.of(Instant.parse(backup.path("finishedAt").asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
