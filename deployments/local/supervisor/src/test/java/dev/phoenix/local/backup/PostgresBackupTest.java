package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.postgresql.Migrations;
import dev.phoenix.local.backup.postgresql.Server;
import dev.phoenix.local.backup.postgresql.Target;
import dev.phoenix.local.backup.postgresql.TestPostgres;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home whose workers keep their tables in PostgreSQL, into another home with another database.
 */
@SuppressWarnings("NullAway.Init")
class PostgresBackupTest {

  @TempDir private Path folder;
  private SmallHome home;
  private Home other;
  private Server database;
  private Server empty;

  @BeforeEach
  void make() throws Exception {
    var small = SmallHome.in(folder);
    home =
        new SmallHome(new Home(TestPostgres.ROOT, small.home().directory(), small.home().cache()));
    other = home.home().in(folder.resolve("other"));
    database = TestPostgres.filled();
    empty = TestPostgres.newDatabase();
  }

  @Test
  void shouldBringBackHomeAndDatabase() throws Exception {
    // given
    var before = TestPostgres.contents(database, "public");
    var archive = backup(Stillness.NOTHING_RUNS);
    TestPostgres.execute(database, "delete from effect");

    // when
    var restored = restore(archive, environment(empty), false);

    // then
    assertThat(TestPostgres.contents(empty, "public")).isEqualTo(before);
    assertThat(restored.tables()).isEqualTo(new Target.Loaded(null, List.of()));
    assertThat(other.data().resolve("workers/restored.json")).exists();
    assertThat(other.data().resolve("workers/postgresql")).doesNotExist();
    assertThat(other.data().resolve("feed/feed.mv.db")).hasContent("entries");
    assertThat(TestPostgres.query(empty, "select to_regclass('phoenix_restore')::text"))
        .containsOnlyNulls();
  }

  @Test
  void shouldTakeTheTablesOfTheMomentInWhichAllStandsStill() throws Exception {
    // given
    var still = new AtomicBoolean();
    Stillness stillness =
        () -> {
          still.set(true);
          return () -> {
            if (still.getAndSet(false)) {
              delete();
            }
          };
        };
    var before = TestPostgres.contents(database, "public");

    // when
    var archive = backup(stillness);

    // then
    assertThat(TestPostgres.contents(database, "public").get("effect")).isEmpty();
    restore(archive, environment(empty), false);
    assertThat(TestPostgres.contents(empty, "public")).isEqualTo(before);
  }

  @Test
  void shouldDoItAgainAfterACrashBetweenDatabaseAndHome() throws Exception {
    // given
    var archive = backup(Stillness.NOTHING_RUNS);
    var extracted = folder.resolve("extracted");
    try (var opened = Archive.open(archive)) {
      opened.extract(extracted);
    }
    new Target(empty, new Migrations(TestPostgres.ROOT), false, Clock.systemUTC())
        .load(extracted.resolve(BackupRun.TABLES), "one");

    // when
    restore(archive, environment(empty), false);

    // then
    assertThat(TestPostgres.contents(empty, "public"))
        .isEqualTo(TestPostgres.contents(database, "public"));
    assertThat(other.data().resolve("feed/feed.mv.db")).hasContent("entries");
  }

  @Test
  void shouldChangeNothingIfTheDatabaseRefuses() throws Exception {
    // given
    var archive = backup(Stillness.NOTHING_RUNS);

    // when / then
    assertThatThrownBy(() -> restore(archive, environment(database), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--force");
    assertThat(other.data()).doesNotExist();
  }

  @Test
  void shouldNotMixFileAndDatabase() throws Exception {
    // given
    var ofDatabase = backup(Stillness.NOTHING_RUNS);
    var ofFile = home.backup("file");

    // when / then
    assertThatThrownBy(() -> restore(ofDatabase, Map.of(), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("names no such database")
        .hasMessageContaining("SPRING_DATASOURCE_URL");
    assertThatThrownBy(() -> restore(ofFile, environment(empty), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("are in a file of the home");
    assertThat(other.data()).doesNotExist();
  }

  @Test
  void shouldNotGiveAHomeSettingsThatNameTheDatabaseOfAnother() throws Exception {
    // given
    home.write(
        "config/phoenix.yaml",
        "environment:\n  SPRING_DATASOURCE_URL: '%s'\n".formatted(database.url()));
    var archive = backup(Stillness.NOTHING_RUNS);

    // when / then
    assertThatThrownBy(() -> restore(archive, environment(empty), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(database.url())
        .hasMessageContaining("phoenix.yaml");
    assertThat(TestPostgres.contents(empty, "public")).isEmpty();
    assertThat(other.data()).doesNotExist();
  }

  private void delete() {
    try {
      TestPostgres.execute(database, "delete from effect");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path backup(Stillness stillness) throws IOException {
    var clock = Clock.systemUTC();
    var tables = new WorkersDatabase(database.url(), database.user(), database.password());
    var run = new BackupRun(home.home(), home.settings(), tables, stillness, clock);
    var state = new Backups(run, home.settings(), clock).make("one", "test", told -> {});
    assertThat(state.state()).as("%s", state).isEqualTo(BackupState.State.DONE);
    var archive = Path.of(String.valueOf(state.archive()));
    try (var packed = Archive.open(archive)) {
      packed.verify(home.keys(archive).key());
    }
    assertThat(Files.getPosixFilePermissions(archive)).hasSize(2);
    return archive;
  }

  private Restore.Restored restore(Path archive, Map<String, String> environment, boolean force)
      throws IOException {
    return new Restore(other, environment, force, Clock.systemUTC())
        .from(archive, home.keys(archive).key());
  }

  private static Map<String, String> environment(Server server) {
    return Map.of(
        "SPRING_DATASOURCE_URL", server.url(),
        "SPRING_DATASOURCE_USERNAME", String.valueOf(server.user()),
        "SPRING_DATASOURCE_PASSWORD", String.valueOf(server.password()));
  }
}
