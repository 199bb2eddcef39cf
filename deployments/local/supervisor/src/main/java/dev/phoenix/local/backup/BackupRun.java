package dev.phoenix.local.backup;

import dev.phoenix.local.backup.postgresql.Snapshot;
import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a backup: copies the picture while all stands still, then packs, signs, verifies and names
 * it, makes the second copy and takes the oldest away. Whatever goes wrong leaves no archive; what
 * a killed run leaves is not called an archive, and the next run takes it away.
 */
public final class BackupRun {

  /** Within the home, of an archive only: the workers' tables where PostgreSQL keeps them. */
  static final Path TABLES = Path.of("data/workers/postgresql");

  private final Home home;
  private final BackupSettings settings;
  private final WorkersDatabase database;
  private final Stillness stillness;
  private final Clock clock;

  /** Of a home, with what makes it stand still. */
  public BackupRun(
      Home home,
      BackupSettings settings,
      WorkersDatabase database,
      Stillness stillness,
      Clock clock) {
    this.home = home;
    this.settings = settings;
    this.database = database;
    this.stillness = stillness;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param told of each step
   * @return its end
   * @throws IOException if it fails; the message is for people
   */
  BackupState run(BackupState begun, String reason, Consumer<BackupState> told) throws IOException {
    try (var tables = snapshot()) {
      return run(begun, reason, tables, told);
    }
  }

  /** The workers' tables, if they are not in the home. */
  private @Nullable Snapshot snapshot() throws IOException {
    var server = database.server();
    return server.isPresent() ? Snapshot.open(server.get()) : null;
  }

  private BackupState run(
      BackupState begun, String reason, @Nullable Snapshot tables, Consumer<BackupState> told)
      throws IOException {
    var staging = home.directory().resolve("run/backup");
    var vault = new Vault(settings.folder());
    Folders.delete(staging);
    vault.prepare();
    OwnersFolder.make(staging);
    Space.requireForBackup(home, settings, Picture.of(home).bytes() + bytes(tables));
    var key = BackupKey.open(home, clock);
    try {
      told.accept(begun.at(stillness == Stillness.NOTHING_RUNS ? "copying" : "standing still"));
      var taken = take(staging, tables);
      if (tables != null) {
        told.accept(begun.at("copying the workers' tables"));
        taken = taken.with(tables, staging);
      }
      told.accept(begun.at("packing %d MB".formatted(taken.picture().bytes() >> 20)));
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              begun.id(),
              taken.at(),
              reason,
              new Checkout(home.root()).software(),
              stillness == Stillness.NOTHING_RUNS ? "stopped" : "frozen",
              taken.frozenMillis(),
              taken.picture().folders().stream().map(Packing::name).toList(),
              Packing.entries(taken.picture(), staging),
              taken.picture().leftOut());
      Packing.write(manifest, staging, key, vault.part(begun.id()));
      Folders.delete(staging);
      told.accept(begun.at("verifying"));
      vault.verify(begun.id(), key.verifying());
      if (vault.holdsAnothers(begun.id(), key.verifying())) {
        throw new IOException(
            "%s is another Phoenix' backup: give this home a folder of its own"
                .formatted(vault.archive(begun.id())));
      }
      BackupKey.publish(key, vault.folder());
      var archive = vault.publish(begun.id());
      var copies = new Copies(settings, key.verifying());
      var unrotated = copies.rotate(vault, begun.id());
      if (settings.copy() != null) {
        told.accept(begun.at("copying to the second folder"));
      }
      var second = copies.second(archive, begun.id(), key);
      var message = joined(taken.picture().warning(), unrotated, second);
      return new BackupState(
          begun.id(),
          BackupState.State.DONE,
          "done",
          begun.startedAt(),
          clock.instant(),
          archive.toString(),
          Files.size(archive),
          Digests.of(archive).sha256(),
          true,
          taken.frozenMillis(),
          message);
    } finally {
      Folders.delete(staging);
      Files.deleteIfExists(vault.part(begun.id()));
    }
  }

  private static long bytes(@Nullable Snapshot tables) {
    return tables == null ? 0 : tables.bytes();
  }

  private static @Nullable String joined(@Nullable String... messages) {
    var said = Stream.of(messages).filter(Objects::nonNull).collect(Collectors.joining(". "));
    return said.isEmpty() ? null : said;
  }

  private record Taken(Picture picture, Instant at, long frozenMillis) {

    /** Everything goes on meanwhile: these are the tables as they were. */
    Taken with(Snapshot tables, Path staging) throws IOException {
      var folder = staging.resolve(TABLES);
      var names = tables.copy(folder);
      long bytes = 0;
      for (var name : names) {
        var file = folder.resolve(name);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        bytes += Files.size(file);
      }
      return new Taken(picture.with(TABLES, names, bytes), at, frozenMillis);
    }
  }

  private Taken take(Path staging, @Nullable Snapshot tables) throws IOException {
    OwnersFolder.make(staging);
    long began = System.nanoTime();
    try (var _ = stillness.hold()) {
      var at = clock.instant();
      if (tables != null) {
        tables.take(settings.freezeLimit());
      }
      var picture = Picture.of(home);
      var left = settings.freezeLimit().minusNanos(System.nanoTime() - began);
      picture.copy(home.directory(), staging, limit(left));
      return new Taken(picture, at, frozen(began));
    }
  }

  /** What nobody waits for may take as long as it does. */
  private Duration limit(Duration left) {
    return stillness == Stillness.NOTHING_RUNS ? Duration.ofDays(1) : left;
  }

  private long frozen(long began) {
    return stillness == Stillness.NOTHING_RUNS
        ? 0
        : Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
