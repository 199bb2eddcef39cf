package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a home, one at a time. */
@SuppressWarnings("NullAway.Init")
class BackupsTest {

  @TempDir private Path folder;
  private SmallHome home;

  @BeforeEach
  void make() throws IOException {
    home = SmallHome.in(folder);
  }

  @Test
  void shouldSayWhatWasMade() throws Exception {
    // when
    var state = home.backups().make("one", "test", told -> {});

    // then
    assertThat(state.state()).isEqualTo(BackupState.State.DONE);
    assertThat(state.verified()).isTrue();
    assertThat(state.message()).isNull();
    var archive = Path.of(String.valueOf(state.archive()));
    assertThat(state.bytes()).isEqualTo(Files.size(archive));
    assertThat(state.sha256()).isEqualTo(Digests.of(archive).sha256());
    assertThat(home.file("run/backup")).doesNotExist();
  }

  @Test
  void shouldMakeOneOnlyOnce() throws Exception {
    // given
    var archive = home.backup("one");
    var made = Files.getLastModifiedTime(archive);

    // when: also by the next supervisor
    var answer = home.backups().begin("one", "again");

    // then
    assertThat(answer).isEqualTo(Backups.Answer.KNOWN);
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
  }

  @Test
  void shouldRefuseASecondBesideTheFirst() throws Exception {
    // given one that stands still until it may go on
    var goOn = new CountDownLatch(1);
    var backups =
        home.backups(
            home.settings(),
            () -> {
              awaitOne(goOn);
              return () -> {};
            });
    var first = backups.begin("one", "test");

    // when
    var second = backups.begin("two", "test");
    var same = backups.begin("one", "test");
    goOn.countDown();

    // then
    assertThat(first).isEqualTo(Backups.Answer.BEGUN);
    assertThat(second).isEqualTo(Backups.Answer.BUSY);
    assertThat(same).isEqualTo(Backups.Answer.KNOWN);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> backups.find("one").orElseThrow().state() == BackupState.State.DONE);
    assertThat(backups.begin("two", "test")).isEqualTo(Backups.Answer.BEGUN);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> backups.find("two").orElseThrow().state() == BackupState.State.DONE);
  }

  @Test
  void shouldLeaveNothingOfOneThatFailedAndBeginItAnew() throws Exception {
    // given
    var backups =
        home.backups(
            home.settings(),
            () -> {
              throw new IOException("the engine does not stand still");
            });

    // when
    var failed = backups.make("one", "test", told -> {});

    // then
    assertThat(failed.state()).isEqualTo(BackupState.State.FAILED);
    assertThat(failed.message()).isEqualTo("the engine does not stand still");
    assertThat(backups.list()).isEmpty();
    assertThat(home.file("run/backup")).doesNotExist();
    assertThat(backups.begin("one", "test")).isEqualTo(Backups.Answer.BEGUN);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> backups.find("one").orElseThrow().finishedAt() != null);
  }

  @Test
  void shouldGiveUpRatherThanHoldEverythingForLong() throws Exception {
    // given
    var settings = new BackupSettings(home.settings().folder(), null, 3, Duration.ofNanos(1));
    var goesOn = new CountDownLatch(1);

    // when
    var state = home.backups(settings, () -> goesOn::countDown).make("one", "test", told -> {});

    // then
    assertThat(state.state()).isEqualTo(BackupState.State.FAILED);
    assertThat(state.message()).contains("freezeSeconds");
    assertThat(goesOn.getCount()).isZero();
    assertThat(home.vault().list()).isEmpty();
  }

  @Test
  void shouldTakeAwayWhatAKilledOneLeft() throws Exception {
    // given
    home.write("run/backup/data/half", "half");
    var half = home.write("backups/phoenix-backup-killed.zip.part", "half");

    // when
    var before = home.vault().list();
    home.backup("one");

    // then
    assertThat(before).isEmpty();
    assertThat(half).doesNotExist();
    assertThat(home.vault().list()).extracting(Archived::id).containsExactly("one");
    assertThat(home.file("run/backup")).doesNotExist();
  }

  @Test
  void shouldKeepTheNewest() throws Exception {
    // given
    var settings = home.settings(2, null);
    home.backup("one", settings);
    home.backup("two", settings);
    var strange = home.write("backups/phoenix-backup-strange.zip", "no archive");

    // when
    home.backup("three", settings);

    // then
    assertThat(home.vault().list())
        .extracting(Archived::id)
        .containsExactly("three", "two", "strange");
    assertThat(strange).exists();
  }

  @Test
  void shouldNeverRotateAwayWhatWasJustVerified() throws Exception {
    // given
    home.backup("one");
    home.backup("two");

    // when: the clock went back, so that the good one seems old
    home.vault().rotate(1, "one", home.keys(home.vault().archive("one")).key());

    // then
    assertThat(home.vault().list()).extracting(Archived::id).containsExactly("one");
  }

  @Test
  void shouldLeaveAloneWhatIsAnothersInTheFolder() throws Exception {
    // given two that share one, and a file of another program
    var shared = Files.createDirectory(folder.resolve("shared"));
    var neighbour = SmallHome.in(Files.createDirectory(folder.resolve("neighbour")));
    neighbour.backup("theirs", neighbour.settings(1, shared));
    var download = Files.writeString(shared.resolve("film.mkv.part"), "half");

    // when
    home.backup("one", home.settings(1, shared));
    home.backup("two", home.settings(1, shared));
    var same =
        home.backups(home.settings(1, shared), Stillness.NOTHING_RUNS)
            .make("theirs", "test", told -> {});

    // then
    assertThat(new Vault(shared).list()).extracting(Archived::id).containsExactly("two", "theirs");
    assertThat(download).exists();
    assertThat(same.state()).isEqualTo(BackupState.State.DONE);
    assertThat(same.message()).contains("another Phoenix", "a folder of its own");
  }

  @Test
  void shouldFollowTheLinkThatTheDataAreAndTellOfOthers() throws Exception {
    // given data on another disk, and a part of it on a third
    var disk = Files.move(home.file("data"), folder.resolve("disk"));
    Files.createSymbolicLink(home.file("data"), disk);
    var adapters = Files.createDirectory(folder.resolve("adapters"));
    Files.createSymbolicLink(disk.resolve("adapters"), adapters);

    // when
    var state = home.backups().make("one", "test", told -> {});

    // then
    assertThat(state.message()).contains("links are not followed", "data/adapters");
    try (var archive = Archive.open(home.vault().archive("one"))) {
      assertThat(archive.manifest().files())
          .extracting(Manifest.Entry::path)
          .contains("data/workers/workers.mv.db", "data/feed/feed.mv.db");
    }
  }

  @Test
  void shouldCopyToASecondFolder() throws Exception {
    // given
    var second = Files.createDirectory(folder.resolve("second"));

    // when
    var archive = home.backup("one", home.settings(5, second));

    // then
    var copy = new Vault(second).archive("one");
    assertThat(copy).hasSameBinaryContentAs(archive);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    assertThat(second.resolve(BackupKey.PUBLIC)).exists();
    assertThat(new Vault(second).list()).hasSize(1);
  }

  @Test
  void shouldTellThatTheSecondFolderIsAwayAndKeepTheFirst() throws Exception {
    // given
    var away = folder.resolve("mnt/disk");

    // when
    var state =
        home.backups(home.settings(5, away), Stillness.NOTHING_RUNS)
            .make("one", "test", told -> {});

    // then
    assertThat(state.state()).isEqualTo(BackupState.State.DONE);
    assertThat(state.message()).contains(away.toString(), "mounted");
    assertThat(away).doesNotExist();
    assertThat(home.vault().list()).hasSize(1);
  }

  @Test
  void shouldRefuseAHomeWhoseLedgerIsElsewhere() throws Exception {
    // given
    var database =
        new WorkersDatabase("jdbc:h2:tcp://db.example/phoenix;PASSWORD=secret", null, null);
    var settings = home.settings();
    var run =
        new BackupRun(home.home(), settings, database, Stillness.NOTHING_RUNS, Clock.systemUTC());

    // when
    var state = new Backups(run, settings, Clock.systemUTC()).make("one", "test", told -> {});

    // then
    assertThat(state.state()).isEqualTo(BackupState.State.FAILED);
    assertThat(state.message())
        .contains("jdbc:h2:tcp://db.example/phoenix")
        .doesNotContain("secret");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldSayBeforeAnythingStandsStillThatTheDiskIsTooSmall() throws Exception {
    // given
    var small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString()) == 0,
        "a small file system can be mounted only by root");
    try {
      var settings = new BackupSettings(small.resolve("b"), null, 3, Duration.ofSeconds(20));
      var held = new CountDownLatch(1);

      // when
      var state =
          home.backups(
                  settings,
                  () -> {
                    held.countDown();
                    return () -> {};
                  })
              .make("one", "test", told -> {});

      // then
      assertThat(state.state()).isEqualTo(BackupState.State.FAILED);
      assertThat(state.message()).contains("MB free", "Free some space");
      assertThat(held.getCount()).isOne();
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

  @Test
  void shouldReadItsSettings() throws Exception {
    // given
    home.write(
        "config/phoenix.yaml", "backup: {folder: /mnt/a, copy: b, keep: 7, freezeSeconds: 5}");

    // when
    var settings = BackupSettings.read(home.home());

    // then
    assertThat(settings)
        .isEqualTo(new BackupSettings(Path.of("/mnt/a"), home.file("b"), 7, Duration.ofSeconds(5)));
    assertThat(BackupSettings.read(new Home(folder, folder.resolve("no"), folder)).keep())
        .isEqualTo(30);
    assertThat(dev.phoenix.local.home.Settings.read(home.home(), Map.of()).retentionDays())
        .isEqualTo(7);
  }

  private static void awaitOne(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
