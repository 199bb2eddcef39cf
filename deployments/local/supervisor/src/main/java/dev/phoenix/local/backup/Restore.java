package dev.phoenix.local.backup;

import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.postgresql.Target;
import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.supervise.Leftovers;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.SupervisorLock;
import dev.phoenix.signing.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup's data into a home in which nothing runs. Everything is checked and written beside
 * before the first name changes; what was there is moved aside, not deleted.
 */
public final class Restore {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Home home;
  private final boolean force;
  private final Clock clock;
  private final Map<String, String> environment;

  /**
   * Into a home.
   *
   * @param environment of this process: the services have it, too
   * @param force whether home and database may hold data, which are moved aside
   */
  public Restore(Home home, Map<String, String> environment, boolean force, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.force = force;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param manifest of the archive
   * @param movedAside where the data are that were there; null if there were none
   * @param tables what was done in the workers' database; null if the home's file holds them
   * @param keptConfig files of the configuration that were there already and were left as they are
   */
  public record Restored(
      Manifest manifest,
      @Nullable Path movedAside,
      Target.@Nullable Loaded tables,
      List<String> keptConfig) {}

  /**
   * Restores.
   *
   * @throws UserError if the home is in use or holds data, or this Phoenix is older than the
   *     archive's
   * @throws IOException if the archive is broken or the disk full; then the home is as it was
   */
  public Restored from(Path file, VerifyingKey key) throws IOException {
    try (var archive = Archive.open(file)) {
      archive.checkManifest(key);
      Compatibility.check(archive.manifest().software(), new Checkout(home.root()));
      var lock =
          SupervisorLock.take(home.lockFile())
              .orElseThrow(
                  () ->
                      new UserError(
                          "Phoenix runs in %s. End it with './deployments/phoenix down'."
                              .formatted(home.directory())));
      try (lock) {
        refuseLeftovers();
        boolean occupied = Files.isDirectory(home.data()) && !isEmpty(home.data());
        if (occupied && !force) {
          throw new UserError(
              "%s holds data. Restore into another home with --into, or say --force: the data there are moved aside."
                  .formatted(home.directory()));
        }
        var database = new RestoredDatabase(home, environment, force, clock);
        return restore(archive, occupied, database, database.target(archive.manifest()));
      }
    }
  }

  private Restored restore(
      Archive archive, boolean occupied, RestoredDatabase database, @Nullable Target target)
      throws IOException {
    var beside = home.directory().resolve("run/restore");
    Folders.delete(beside);
    OwnersFolder.make(beside);
    try {
      Space.requireForRestore(home, archive.manifest().bytes());
      archive.extract(beside);
      database.requireSame(beside);
      mark(beside, archive.manifest());
      // all of the database or nothing, and before any name of the home changes: whatever ends
      // this, it can be done again
      var tables =
          target == null ? null : RestoredDatabase.load(target, beside, archive.manifest());
      // the flows are deployed again at the next start; the engine knows those that it has
      Files.deleteIfExists(home.deployments());
      Path aside = null;
      if (occupied) {
        aside = home.directory().resolve("data.before-" + TIME.format(clock.instant()));
        Files.move(home.data(), aside, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(home.data());
      }
      Files.move(beside.resolve("data"), home.data(), StandardCopyOption.ATOMIC_MOVE);
      var kept = RestoredSettings.of(home).take(beside.resolve("config"));
      if (target != null) {
        target.finish();
      }
      return new Restored(archive.manifest(), aside, tables, kept);
    } finally {
      Folders.delete(beside);
    }
  }

  /** The workers read it at their next start, and look up all that was in flight. */
  private void mark(Path beside, Manifest manifest) throws IOException {
    var folder = Files.createDirectories(beside.resolve("data/workers"));
    var mark =
        Map.of(
            "backup", manifest.id(),
            "takenAt", manifest.at().toString(),
            "restoredAt", clock.instant().toString());
    Files.write(folder.resolve("restored.json"), Json.MAPPER.writeValueAsBytes(mark));
  }

  private void refuseLeftovers() {
    new RunStateFile(home.stateFile())
        .read()
        .filter(state -> !Leftovers.of(state).isEmpty())
        .ifPresent(
            state -> {
              throw new UserError(
                  "A killed supervisor left processes behind in %s. End them with './deployments/phoenix down'."
                      .formatted(home.directory()));
            });
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }
}
