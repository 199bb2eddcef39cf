package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phoenix.local.Json;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.supervise.SupervisorLock;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} as a person runs it: what it prints, and how it ends. */
@SuppressWarnings("NullAway.Init")
class BackupCommandsTest {

  private static final String FEED = "data/feed/feed.mv.db";

  @TempDir private Path folder;
  private SmallHome home;
  private Home other;

  @BeforeEach
  void make() throws IOException {
    home = SmallHome.in(folder);
    other = home.home().in(folder.resolve("other"));
  }

  @Test
  void shouldMakeListVerifyAndRestoreOne() throws Exception {
    // when
    var made = phoenix("backup", "now", "--id", "one");
    var list = phoenix("backup", "list");
    var json = phoenix("backup", "list", "--json");
    var verified = phoenix("backup", "verify");
    var restored = phoenix("backup", "restore", "one", "--into", other.directory().toString());

    // then
    var archive = home.vault().archive("one").toString();
    assertThat(made.code()).isZero();
    assertThat(made.output())
        .contains(archive, "nothing ran")
        .containsPattern("SHA-256 [0-9a-f]{64}");
    assertThat(list.code()).isZero();
    assertThat(list.output()).containsPattern("(?m)^one +20.* asked for by hand$");
    var listed = Json.MAPPER.readTree(json.output()).path("backups");
    assertThat(listed).hasSize(1);
    assertThat(listed.path(0).path("id").asText()).isEqualTo("one");
    assertThat(verified.code()).isZero();
    assertThat(verified.output())
        .contains(archive + " is good", "signed by")
        .doesNotContain("Warning");
    assertThat(restored.code()).isZero();
    assertThat(restored.output()).contains("Restored one into " + other.directory(), "phoenix up");
    assertThat(other.directory().resolve(FEED)).hasContent("entries");
  }

  @Test
  void shouldNotMakeTheSameOneAgain() throws Exception {
    // given
    var archive = home.backup("one");
    var time = Files.getLastModifiedTime(archive);

    // when
    var again = phoenix("backup", "now", "--id", "one");

    // then
    assertThat(again.code()).isZero();
    assertThat(again.output()).contains(archive.toString());
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(time);
  }

  @Test
  void shouldSayThatThereIsNone() throws Exception {
    assertThat(phoenix("backup", "list"))
        .isEqualTo(new CommandLineRun(0, "There is no backup in " + home.vault().folder() + ".\n"));
    assertRefused(phoenix("backup", "verify"), "There is no backup in");
    assertRefused(phoenix("backup", "verify", "two"), "There is no backup two", "no such file");
    assertRefused(phoenix("backup", "restore", "../two"), "There is no backup ../two");
    assertThat(phoenix("backup", "restore").code()).isEqualTo(2);
  }

  @Test
  void shouldRefuseANameThatIsNone() throws Exception {
    assertRefused(phoenix("backup", "now", "--id", "../two"), "letters, digits");
    assertThat(home.vault().list()).isEmpty();
  }

  @Test
  void shouldSayWhichKeyIsMissing() throws Exception {
    // given an archive that came alone
    var archive = Files.copy(home.backup("one"), folder.resolve("alone.zip")).toString();
    var away = folder.resolve("away.asc").toString();

    // when / then
    assertRefused(CommandLineRun.in(other, "backup", "verify", archive), "No key", "--key");
    assertRefused(CommandLineRun.in(other, "backup", "restore", archive), "No key", "--key");
    assertRefused(phoenix("backup", "verify", "one", "--key", away), away + " is not there");
    assertRefused(
        phoenix("backup", "verify", "one", "--key", archive), "holds no OpenPGP public key");
  }

  @Test
  void shouldWarnOfTheKeyBesideTheArchive() throws Exception {
    // given
    var archive = home.backup("one");

    // when
    var verified = CommandLineRun.in(other, "backup", "verify", archive.toString());

    // then
    assertThat(verified.code()).isZero();
    assertThat(verified.output())
        .contains("Warning", home.keys(archive).key().fingerprint(), "is good");
  }

  @Test
  void shouldRestoreNothingOfABrokenOne() throws Exception {
    // given
    var archive = home.backup("one");
    try (var zip = FileSystems.newFileSystem(archive)) {
      Files.writeString(zip.getPath(FEED), "entrees");
    }

    // when / then
    assertRefused(phoenix("backup", "verify", "one"), "is broken", FEED, "SHA-256");
    assertRefused(
        phoenix("backup", "restore", "one", "--into", other.directory().toString()),
        "is broken",
        "nothing was restored",
        FEED);
    assertThat(other.data()).doesNotExist();
  }

  @Test
  void shouldMoveDataAsideOnlyWhenForced() throws Exception {
    // given
    home.backup("one");
    home.write(FEED, "newer entries");

    // when
    var refused = phoenix("backup", "restore", "one");
    var before = Files.readString(home.file(FEED));
    var forced = phoenix("backup", "restore", "one", "--force");

    // then
    assertRefused(refused, "holds data", "--into", "--force");
    assertThat(before).isEqualTo("newer entries");
    assertThat(forced.code()).isZero();
    assertThat(forced.output())
        .contains("data.before-", "Left as they are", "config/phoenix.yaml")
        .doesNotContain("another Phoenix");
    assertThat(home.file(FEED)).hasContent("entries");
  }

  @Test
  void shouldWarnOfAnotherPhoenixsBackup() throws Exception {
    // given two that make backups
    var archive = home.backup("one");
    var neighbour = SmallHome.in(Files.createDirectory(folder.resolve("neighbour")));
    neighbour.backup("theirs");
    var key = archive.resolveSibling(BackupKey.PUBLIC).toString();

    // when
    var unnamed =
        CommandLineRun.in(neighbour.home(), "backup", "restore", archive.toString(), "--force");
    var named =
        CommandLineRun.in(
            neighbour.home(), "backup", "restore", archive.toString(), "--force", "--key", key);

    // then
    assertRefused(unnamed, "nothing was restored", "Another Phoenix", "--key");
    assertThat(named.code()).isZero();
    assertThat(named.output()).contains("Warning: this backup is not one of", "data.before-");
  }

  @Test
  void shouldKeepAwayFromARunningPhoenix() throws Exception {
    // given
    home.backup("one");

    // when / then
    try (var _ = SupervisorLock.take(home.home().lockFile()).orElseThrow()) {
      assertRefused(phoenix("backup", "now"), "already runs");
      assertRefused(phoenix("backup", "restore", "one", "--force"), "Phoenix runs in");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldSayThatTheFolderIsFull() throws Exception {
    // given
    var small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()) == 0,
        "a small file system can be mounted only by root");
    try {
      home.write("config/phoenix.yaml", "backup: {folder: %s}".formatted(small));

      // when / then
      assertRefused(phoenix("backup", "now"), "No backup was made", "MB free", small.toString());
      assertThat(small.toFile().list()).isEmpty();
    } finally {
      run("umount", "-l", small.toString());
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private CommandLineRun phoenix(String... arguments) throws Exception {
    return CommandLineRun.in(home.home(), arguments);
  }

  /** In words alone: no trace of the program's insides. */
  private static void assertRefused(CommandLineRun ended, String... words) {
    assertThat(ended.output())
        .contains(words)
        .contains("phoenix: ")
        .doesNotContain("\tat ", "unexpected");
    assertThat(ended.code()).isOne();
  }
}
