package dev.phoenix.local.backup.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is in a snapshot, and what others may do meanwhile. */
@SuppressWarnings("NullAway.Init")
class SnapshotTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Server database;

  @BeforeEach
  void make() throws SQLException {
    database = TestPostgres.filled();
  }

  @Test
  void shouldHoldNothingThatHappenedAfterItsMoment() throws Exception {
    // given
    try (var snapshot = Snapshot.open(database)) {
      TestPostgres.execute(database, "delete from post_request where channel like '0%'");
      snapshot.take(LIMIT);

      // when
      TestPostgres.execute(database, "delete from post_request");
      TestPostgres.execute(database, "insert into golden_topic values ('i', 'after', now())");
      snapshot.copy(folder);
    }

    // then
    assertThat(rows("post_request")).isEqualTo(6);
    assertThat(rows("golden_topic")).isEqualTo(7);
  }

  @Test
  void shouldNotHoldWhatAFrozenClientHasNotCommitted() throws Exception {
    // given
    try (var frozen = database.connect();
        var snapshot = Snapshot.open(database)) {
      frozen.setAutoCommit(false);
      Catalog.execute(frozen, "delete from post_request");

      // when
      snapshot.take(LIMIT);
      frozen.commit();
      snapshot.copy(folder);
    }

    // then
    assertThat(rows("post_request")).isEqualTo(7);
  }

  @Test
  void shouldKeepOthersFromEmptyingATableThatIsNotReadYet() throws Exception {
    // given
    try (var snapshot = Snapshot.open(database);
        var other = database.connect()) {
      snapshot.take(LIMIT);
      Catalog.execute(other, "set lock_timeout = '100ms'");

      // when / then
      assertThatThrownBy(() -> Catalog.execute(other, "truncate post_request"))
          .hasMessageContaining("lock timeout");
    }
  }

  @Test
  void shouldSayThatATableIsLocked() throws Exception {
    // given
    try (var holder = database.connect();
        var snapshot = Snapshot.open(database)) {
      holder.setAutoCommit(false);
      Catalog.execute(holder, "lock table effect in access exclusive mode");

      // when / then
      assertThatThrownBy(() -> snapshot.take(Duration.ofMillis(500)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("holds a lock on a table")
          .hasMessageContaining("Nothing was kept");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldNotWaitForADatabaseThatHangs() throws Exception {
    // given
    try (var snapshot = Snapshot.open(database);
        var other = database.connect()) {
      var backend =
          Catalog.texts(
                  other,
                  "select pid from pg_stat_activity where application_name = 'phoenix-backup'"
                      + " and datname = current_database() and pid <> pg_backend_pid()")
              .getFirst();
      signal("STOP", backend);
      try {
        // when / then
        assertThatThrownBy(() -> snapshot.take(Duration.ofMillis(500)))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("did not answer in time");
      } finally {
        signal("CONT", backend);
      }
    }
  }

  private long rows(String table) throws IOException {
    return Contents.read(folder).tables().stream()
        .filter(each -> each.name().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  private static void signal(String name, String process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, process).start().waitFor()).isZero();
  }
}
