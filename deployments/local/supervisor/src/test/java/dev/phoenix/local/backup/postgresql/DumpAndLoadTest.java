package dev.phoenix.local.backup.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one database into another, on a real server and with the workers' real migrations. */
@SuppressWarnings("NullAway.Init")
class DumpAndLoadTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Server source;
  private Server empty;

  @BeforeEach
  void make() throws SQLException {
    source = TestPostgres.filled();
    empty = TestPostgres.newDatabase();
  }

  @Test
  void shouldBringBackEveryRecord() throws Exception {
    // given
    var contents = dump(source);

    // when
    var loaded = target(empty, false).load(folder, "one");

    // then
    var before = TestPostgres.contents(source, "public");
    assertThat(before)
        .hasSizeGreaterThan(15)
        .allSatisfy((_, rows) -> assertThat(rows).isNotEmpty());
    assertThat(TestPostgres.contents(empty, "public")).isEqualTo(before);
    assertThat(contents.versions()).isEqualTo(TestPostgres.VERSIONS);
    assertThat(contents.tables())
        .allSatisfy(
            table ->
                assertThat(table.rows())
                    .isEqualTo(before.getOrDefault(table.name(), List.of()).size()));
    assertThat(loaded).isEqualTo(new Target.Loaded(null, List.of()));
  }

  @Test
  void shouldGoOnWithTheSequencesWhereTheyWere() throws Exception {
    // given
    dump(source);

    // when
    target(empty, false).load(folder, "one");

    // then
    var next = "select nextval(pg_get_serial_sequence('human_request', 'number'))";
    assertThat(TestPostgres.query(empty, next)).containsExactly("8");
  }

  @Test
  void shouldLeaveTablesThatTheWorkersMigrateOn() throws Exception {
    // given
    dump(source);
    target(empty, false).load(folder, "one");

    // when: as the workers do at their start
    new Migrations(TestPostgres.ROOT).migrate(empty, "public", TestPostgres.VERSIONS);

    // then
    assertThat(TestPostgres.contents(empty, "public"))
        .isEqualTo(TestPostgres.contents(source, "public"));
    assertThatThrownBy(() -> TestPostgres.execute(empty, "delete from book_entry"))
        .hasMessageContaining("append-only");
  }

  @Test
  void shouldTakeEmptyTablesAndLargeValues() throws Exception {
    // given
    TestPostgres.execute(
        source,
        "truncate effect; update post_record set published = repeat('long \\\\ \u00fc' || chr(10),"
            + " 1000000)");
    dump(source);

    // when
    target(empty, false).load(folder, "one");

    // then
    var before = TestPostgres.contents(source, "public");
    assertThat(before.get("effect")).isEmpty();
    assertThat(TestPostgres.contents(empty, "public").equals(before)).isTrue();
  }

  @Test
  void shouldTakeColumnsOfOtherKindsAndTablesThatReferToOthers() throws Exception {
    // given
    var checkout =
        checkoutWith(
            """
            create table a_child (parent integer not null, at date);
            create table z_parent (id integer generated always as identity primary key,
              above integer references z_parent, content json, more jsonb, bytes bytea, texts text[],
              amount numeric(20, 4), twice integer generated always as (7 * 2) stored);
            alter table a_child add foreign key (parent) references z_parent;
            insert into z_parent (content) values ('{"put there by": "the migration"}');
            """);
    var wide = TestPostgres.newDatabase();
    var versions = new TreeMap<>(TestPostgres.VERSIONS);
    versions.put("workers_history", "99");
    new Migrations(checkout).migrate(wide, "public", versions);
    TestPostgres.execute(
        wide,
        """
        insert into z_parent (above, content, more, bytes, texts, amount) values
          (1, '{"a":  "\\\\t\\\\n"}', '{"b": [1, null]}', '\\x00ff5c0a09', '{"a,b",null,"\\\\\\\\"}', 0.1000);
        insert into a_child values (1, 'infinity'), (2, '2026-11-22');
        """);
    dump(wide);

    // when
    new Target(empty, new Migrations(checkout), false, Clock.systemUTC()).load(folder, "one");

    // then
    var before = TestPostgres.contents(wide, "public");
    assertThat(before.get("z_parent")).hasSize(2);
    assertThat(TestPostgres.contents(empty, "public")).isEqualTo(before);
  }

  @Test
  void shouldRespectTheSchemaOfTheUrl() throws Exception {
    // given
    dump(source);
    TestPostgres.execute(
        empty, "create schema \"Team A\"; create table public.others (id integer)");
    var within =
        new Server(empty.url() + "?currentSchema=%22Team%20A%22", empty.user(), empty.password());

    // when
    target(within, false).load(folder, "one");

    // then
    var before = TestPostgres.contents(source, "public");
    assertThat(TestPostgres.contents(empty, "Team A")).isEqualTo(before);
    assertThat(TestPostgres.contents(empty, "public")).containsOnlyKeys("others");
    var again = Files.createDirectory(folder.resolve("again"));
    try (var snapshot = Snapshot.open(within)) {
      snapshot.take(LIMIT);
      snapshot.copy(again);
    }
    assertThat(Contents.read(again).tables()).hasSameSizeAs(before.keySet());
  }

  @Test
  void shouldRefuseADatabaseThatHoldsTables() throws Exception {
    // given
    dump(source);
    var other = TestPostgres.filled();
    TestPostgres.execute(other, "update post_record set channel = 'newer'");
    var before = TestPostgres.contents(other, "public");

    // when / then
    assertThatThrownBy(() -> target(other, false).check())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--force");
    assertThatThrownBy(() -> target(other, false).load(folder, "one"))
        .isInstanceOf(UserError.class);
    assertThat(TestPostgres.contents(other, "public")).isEqualTo(before);
  }

  @Test
  void shouldMoveAsideWhatWasThere() throws Exception {
    // given
    dump(source);
    var other = TestPostgres.filled();
    TestPostgres.execute(other, "update post_record set channel = 'newer'");
    var before = TestPostgres.contents(other, "public");

    // when
    var loaded = target(other, true).load(folder, "one");

    // then
    var aside = Objects.requireNonNull(loaded.movedAside());
    assertThat(aside).startsWith("before_");
    assertThat(TestPostgres.contents(other, aside)).isEqualTo(before);
    assertThat(TestPostgres.contents(other, "public"))
        .isEqualTo(TestPostgres.contents(source, "public"));
  }

  @Test
  void shouldTakeTheSameAgainAfterARestoreThatWasNotFinished() throws Exception {
    // given
    dump(source);
    var first = target(empty, false);
    first.load(folder, "one");

    // when
    var second = target(empty, false);
    var loaded = second.load(folder, "one");

    // then
    assertThat(loaded.movedAside()).isNotNull();
    assertThat(TestPostgres.contents(empty, "public"))
        .isEqualTo(TestPostgres.contents(source, "public"));
    second.finish();
    assertThatThrownBy(() -> target(empty, false).check())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--force");
  }

  @Test
  void shouldLeaveTheDatabaseAsItWasIfItDoesNotTakeARow() throws Exception {
    // given
    dump(source);
    Files.writeString(folder.resolve("effect.copy"), "not\ta\trow\n");
    var other = TestPostgres.filled();
    var before = TestPostgres.contents(other, "public");

    // when / then
    assertThatThrownBy(() -> target(other, true).load(folder, "one"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Neither it nor the home was changed");
    assertThat(TestPostgres.contents(other, "public")).isEqualTo(before);
    assertThat(
            TestPostgres.query(
                other, "select nspname from pg_namespace where nspname ~ '^(restoring|before)_'"))
        .isEmpty();

    // when: again, with what should have been there
    dump(source);
    target(other, true).load(folder, "one");

    // then
    assertThat(TestPostgres.contents(other, "public"))
        .isEqualTo(TestPostgres.contents(source, "public"));
  }

  @Test
  void shouldNameTablesThatAreNotPhoenixs() throws Exception {
    // given
    TestPostgres.execute(source, "create table \"../others\" (id integer)");
    dump(source);

    // when
    var loaded = target(empty, false).load(folder, "one");

    // then
    assertThat(loaded.leftOut()).containsExactly("../others");
    assertThat(folder.resolve("..%2Fothers.copy")).isEmptyFile();
  }

  @Test
  void shouldRefuseTablesOfANewerPhoenix() throws Exception {
    // given
    TestPostgres.execute(
        source, "update workers_history set version = '1000' where version = '12'");
    dump(source);

    // when / then
    assertThatThrownBy(() -> target(empty, false).load(folder, "one"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("newer Phoenix: its workers_history has version 1000");
    assertThat(TestPostgres.contents(empty, "public")).isEmpty();
  }

  @Test
  void shouldSayThatTheDatabaseDoesNotAnswer() {
    // given
    var nowhere = new Server("jdbc:postgresql://127.0.0.1:1/phoenix?password=secret", "p", null);

    // when / then
    assertThatThrownBy(() -> target(nowhere, false).check())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/phoenix")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> Snapshot.open(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be backed up")
        .hasMessageNotContaining("secret");
  }

  private Contents dump(Server from) throws IOException {
    try (var snapshot = Snapshot.open(from)) {
      snapshot.take(LIMIT);
      snapshot.copy(folder);
    }
    return Contents.read(folder);
  }

  private static Target target(Server database, boolean force) {
    return new Target(database, new Migrations(TestPostgres.ROOT), force, Clock.systemUTC());
  }

  private Path checkoutWith(String migration) throws IOException {
    var checkout = folder.resolve("checkout");
    for (var part : List.of("connectors/commons", "connectors/telegram", "workers")) {
      var resources = Path.of(part, "src/main/resources/db");
      try (var files = Files.walk(TestPostgres.ROOT.resolve(resources))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var copy = checkout.resolve(TestPostgres.ROOT.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Files.writeString(
        checkout.resolve("workers/src/main/resources/db/workers/V99__kinds.sql"), migration);
    return checkout;
  }
}
