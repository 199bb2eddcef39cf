package dev.phoenix.local.backup;

import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.postgresql.Contents;
import dev.phoenix.local.backup.postgresql.Migrations;
import dev.phoenix.local.backup.postgresql.Target;
import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers' tables of an archive go.
 *
 * @param home the one that is restored into
 * @param environment of this process: the services have it, too
 * @param force whether the database may hold tables, which are moved aside
 */
record RestoredDatabase(Home home, Map<String, String> environment, boolean force, Clock clock) {

  /**
   * The database that is to take the archive's tables; null if the home's file holds them.
   *
   * @throws UserError if the archive's tables are of another kind than this home's, or the database
   *     cannot take them
   */
  @Nullable Target target(Manifest manifest) throws IOException {
    var server = database(home).server();
    var tables = Packing.name(BackupRun.TABLES.resolve(Contents.FILE));
    boolean archived = manifest.files().stream().anyMatch(file -> file.path().equals(tables));
    if (archived && server.isEmpty()) {
      throw new UserError(
          "The backup's tables were in PostgreSQL, and %s names no such database for its own. Set %s, ..._USERNAME and ..._PASSWORD below 'environment' in %s."
              .formatted(home.directory(), WorkersDatabase.SETTING, home.settingsFile()));
    }
    if (!archived && server.isPresent()) {
      throw new UserError(
          "The backup's tables are in a file of the home, and %s keeps its own in %s. Restore into a home without %s."
              .formatted(home.directory(), server.get(), WorkersDatabase.SETTING));
    }
    if (server.isEmpty()) {
      return null;
    }
    var target = new Target(server.get(), new Migrations(home.root()), force, clock);
    target.check();
    return target;
  }

  /**
   * A home without settings gets the archive's, and these may name the database of another.
   *
   * @param beside where the archive was unpacked
   */
  void requireSame(Path beside) {
    if (Files.exists(home.settingsFile())) {
      return;
    }
    var later = database(home.in(beside));
    if (!later.equals(database(home))) {
      throw new UserError(
          "The backup's own phoenix.yaml says that the workers' tables are in %s, or under another user. Write %s first, with the database of this home."
              .formatted(later, home.settingsFile()));
    }
  }

  /** Fills the tables, all or none, and takes their files away. */
  static Target.Loaded load(Target target, Path beside, Manifest manifest) throws IOException {
    var folder = beside.resolve(BackupRun.TABLES);
    var loaded = target.load(folder, manifest.id());
    Folders.delete(folder);
    return loaded;
  }

  private WorkersDatabase database(Home of) {
    return WorkersDatabase.of(Settings.read(of, environment), environment);
  }
}
