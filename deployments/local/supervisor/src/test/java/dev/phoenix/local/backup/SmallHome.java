package dev.phoenix.local.backup;

import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A home with a little of everything, in which nothing runs. */
record SmallHome(Home home) {

  static final String KEY = "config/backup-key.asc";

  static SmallHome in(Path folder) throws IOException {
    var home = new Home(folder.resolve("checkout"), folder.resolve("home"), folder.resolve("c"));
    var small = new SmallHome(home);
    small.write("data/feed/feed.mv.db", "entries");
    small.write("data/workers/workers.mv.db", "the ledger");
    small.write("data/camunda/raft/journal.log", records());
    small.write("data/opensearch/node_1/logs/phoenix.log", "much talk");
    small.write("data/model-runtime/models/natives/b1/lib.so", "of this machine");
    small.write("config/phoenix.yaml", "retentionDays: 3\n");
    Files.createDirectories(home.directory().resolve("data/telegram/empty"));
    return small;
  }

  /** No two parts alike: in a run of the same byte, a packed one can be changed without effect. */
  private static String records() {
    return IntStream.range(0, 40_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  Path write(String path, String text) throws IOException {
    var file = home.directory().resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path file(String path) {
    return home.directory().resolve(path);
  }

  BackupSettings settings() {
    return settings(30, null);
  }

  BackupSettings settings(int keep, @Nullable Path copy) {
    return new BackupSettings(
        home.directory().resolve("backups"), copy, keep, Duration.ofSeconds(20));
  }

  Vault vault() {
    return new Vault(settings().folder());
  }

  Backups backups() {
    return backups(settings(), Stillness.NOTHING_RUNS);
  }

  Backups backups(BackupSettings settings, Stillness stillness) {
    var clock = Clock.systemUTC();
    var run = new BackupRun(home, settings, WorkersDatabase.IN_HOME, stillness, clock);
    return new Backups(run, settings, clock);
  }

  /** Makes a backup that must come out well. */
  Path backup(String id) {
    return backup(id, settings());
  }

  Path backup(String id, BackupSettings settings) {
    var state = backups(settings, Stillness.NOTHING_RUNS).make(id, "test", told -> {});
    if (state.state() != BackupState.State.DONE) {
      throw new AssertionError(state.toString());
    }
    return Path.of(String.valueOf(state.archive()));
  }

  Keys keys(Path archive) throws IOException {
    return Keys.of(null, home, archive);
  }

  /** Paths with modes and contents of what lies below. */
  static Map<String, String> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        var path = folder.relativize(file).toString();
        if (Files.isRegularFile(file)) {
          var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          contents.put(path, mode + " " + Files.readString(file));
        } else {
          contents.put(path + "/", "");
        }
      }
    }
    return contents;
  }
}
