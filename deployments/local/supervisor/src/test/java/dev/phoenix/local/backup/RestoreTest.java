package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.supervise.SupervisorLock;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an archive into a home. */
@SuppressWarnings("NullAway.Init")
class RestoreTest {

  private static final String MIGRATION = "workers/src/main/resources/db/workers/V7__more.sql";

  @TempDir private Path folder;
  private SmallHome home;
  private Home other;

  @BeforeEach
  void make() throws IOException {
    home = SmallHome.in(folder);
    other = home.home().in(folder.resolve("other"));
  }

  @Test
  void shouldPutEverythingIntoAnEmptyHome() throws Exception {
    // given
    Files.setPosixFilePermissions(
        home.file("data/feed/feed.mv.db"), PosixFilePermissions.fromString("r--r-----"));
    var archive = home.backup("one");

    // when
    var restored = restore(archive, other, false);

    // then
    assertThat(restored.movedAside()).isNull();
    assertThat(restored.manifest().id()).isEqualTo("one");
    var there = SmallHome.contents(other.data());
    var mark = there.remove("workers/restored.json");
    assertThat(mark).contains("\"backup\":\"one\"");
    var expected = SmallHome.contents(home.home().data());
    expected.keySet().removeIf(path -> path.contains("/logs/") || path.contains("/natives/"));
    assertThat(there).isEqualTo(expected);
    assertThat(other.settingsFile()).hasContent("retentionDays: 3");
    assertThat(other.directory().resolve(SmallHome.KEY)).doesNotExist();
    assertThat(other.directory().resolve("run/restore")).doesNotExist();
  }

  @Test
  void shouldLeaveAHomeWithDataAlone() throws Exception {
    // given
    var archive = home.backup("one");
    home.write("data/feed/feed.mv.db", "newer entries");

    // when / then
    assertThatThrownBy(() -> restore(archive, home.home(), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--force");
    assertThat(home.file("data/feed/feed.mv.db")).hasContent("newer entries");
  }

  @Test
  void shouldMoveAsideWhatWasThereAndKeepItsConfiguration() throws Exception {
    // given
    var archive = home.backup("one");
    home.write("data/feed/feed.mv.db", "newer entries");
    home.write("config/phoenix.yaml", "retentionDays: 9\n");
    home.write("deployments.jsonl", "{}\n");

    // when
    var restored = restore(archive, home.home(), true);

    // then
    assertThat(home.file("data/feed/feed.mv.db")).hasContent("entries");
    var aside = Objects.requireNonNull(restored.movedAside());
    assertThat(aside.resolve("feed/feed.mv.db")).hasContent("newer entries");
    assertThat(home.home().settingsFile()).hasContent("retentionDays: 9");
    assertThat(restored.keptConfig()).contains("config/phoenix.yaml");
    assertThat(home.home().deployments()).doesNotExist();
  }

  @Test
  void shouldRefuseBesideARunningPhoenix() throws Exception {
    // given
    var archive = home.backup("one");

    // when / then
    try (var _ = SupervisorLock.take(other.lockFile()).orElseThrow()) {
      assertThatThrownBy(() -> restore(archive, other, true))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Phoenix runs in");
    }
    assertThat(other.data()).doesNotExist();
  }

  @Test
  void shouldLeaveTheHomeAsItWasIfTheArchiveIsBroken() throws Exception {
    // given
    var archive = home.backup("one");
    try (var zip = FileSystems.newFileSystem(archive)) {
      Files.writeString(zip.getPath("data/workers/workers.mv.db"), "the ledgxr");
    }
    home.write("data/feed/feed.mv.db", "newer entries");

    // when / then
    assertThatThrownBy(() -> restore(archive, home.home(), true))
        .isInstanceOf(BrokenArchiveException.class)
        .hasMessageStartingWith("data/workers/workers.mv.db: ");
    assertThat(home.file("data/feed/feed.mv.db")).hasContent("newer entries");
    assertThat(home.file("run/restore")).doesNotExist();
  }

  @Test
  void shouldRefuseDataOfANewerPhoenixAndTakeThoseOfAnOlder() throws Exception {
    // given
    var old = home.backup("old");
    var migration = home.home().root().resolve(MIGRATION);
    Files.createDirectories(migration.getParent());
    Files.createFile(migration);
    var newer = home.backup("newer");

    // when / then
    restore(old, other, false);
    Files.delete(migration);
    assertThatThrownBy(() -> restore(newer, other, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("newer Phoenix: tables of version 7");
  }

  @Test
  void shouldNotTrustTheKeyBesideTheArchive() throws Exception {
    // given
    var archive = home.backup("one");

    // when
    var own = Keys.of(null, home.home(), archive);
    var beside = Keys.of(null, other, archive);
    var given = Keys.of(archive.resolveSibling(BackupKey.PUBLIC), other, archive);

    // then
    assertThat(own.trusted()).isTrue();
    assertThat(beside.trusted()).isFalse();
    assertThat(given.trusted()).isTrue();
    assertThat(beside.key().fingerprint()).isEqualTo(own.key().fingerprint());
  }

  @Test
  void shouldMakeAKeyOfItsOwnThatChecksWhatItMakes() throws Exception {
    // given a home that was restored
    restore(home.backup("one"), other, false);
    var restored = new SmallHome(other);
    var before = Files.exists(BackupKey.publicFile(other));

    // when it makes a backup itself
    var next = restored.backup("next");

    // then
    assertThat(before).isFalse();
    assertThat(restored.keys(next).trusted()).isTrue();
    try (var archive = Archive.open(next)) {
      archive.verify(restored.keys(next).key());
    }
  }

  @Test
  void shouldSayThatThereIsNoKey() throws Exception {
    // given
    var archive = Files.copy(home.backup("one"), folder.resolve("alone.zip"));

    // when / then
    assertThatThrownBy(() -> Keys.of(null, other, archive))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--key");
  }

  private Restore.Restored restore(Path archive, Home into, boolean force) throws IOException {
    return new Restore(into, Map.of(), force, Clock.systemUTC())
        .from(archive, home.keys(archive).key());
  }
}
