package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.process.Signals;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.TinyService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a kill -9 there is the whole archive or none, and the next backup is made. */
@SuppressWarnings("NullAway.Init")
class KilledBackupTest {

  @TempDir private Path folder;
  private SmallHome home;
  private Path second;
  private @Nullable Process backup;

  @BeforeEach
  void make() throws IOException {
    home = SmallHome.in(folder);
    second = Files.createDirectory(folder.resolve("second"));
    home.backup("before", home.settings(2, second));
  }

  @AfterEach
  void end() {
    if (backup != null) {
      backup.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "copying, false",
    "packing, false",
    "verifying, false",
    "copying to the second folder, true"
  })
  void shouldLeaveAWholeOneOrNoneBeforeEachStep(String step, boolean there) throws Exception {
    // when
    killAt(start("killed", step), step);

    // then
    assertThat(Files.exists(home.vault().archive("killed"))).isEqualTo(there);
    assertThat(new Vault(second).archive("killed")).doesNotExist();
    assertAllGood();
    assertNextIsMade();
  }

  @Test
  void shouldLeaveAWholeOneOrNoneAtAnyMoment() throws Exception {
    // given so much that each step takes a while
    var seed = System.nanoTime();
    var random = new Random(seed);
    var bytes = new byte[24 << 20];
    random.nextBytes(bytes);
    Files.write(home.write("data/camunda/large", ""), bytes);

    for (int round = 0; round < 6; round++) {
      // when: some are killed within a step, some after the last
      var process = start("round" + round, "never");
      readUntil(process, "copying");
      process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();

      // then
      assertAllGood();
    }
    assertNextIsMade();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldLeaveNothingStandingStillForGood() throws Exception {
    // given a supervisor that is killed while its services stand still
    var process = start("killed", "frozen", String.valueOf(TinyService.freePort()));
    killAt(process, "all stands still");
    var state = new RunStateFile(home.home().stateFile()).read().orElseThrow();
    var left = ProcessTree.members(state.services().getFirst().processes().iterator().next());
    assertThat(left).hasSizeGreaterThanOrEqualTo(2).allMatch(Signals::isStopped);

    // when
    var down = CommandLineRun.in(home.home(), "down");

    // then
    assertThat(down).isEqualTo(new CommandLineRun(0, "Everything is stopped.\n"));
    assertThat(left).noneMatch(ProcessIdentity::isAlive);
    assertAllGood();
    assertNextIsMade();
  }

  /** Every file that is called an archive, in both folders. */
  private void assertAllGood() throws IOException {
    for (var vault : List.of(home.vault(), new Vault(second))) {
      assertThat(vault.list()).isNotEmpty().allMatch(each -> each.problem() == null);
      for (var each : vault.list()) {
        try (var archive = Archive.open(each.archive())) {
          archive.verify(home.keys(each.archive()).key());
        }
      }
    }
  }

  private void assertNextIsMade() throws Exception {
    home.write("config/phoenix.yaml", "backup: {copy: %s, keep: 2}".formatted(second));
    var next = CommandLineRun.in(home.home(), "backup", "now", "--id", "next");
    assertThat(next.output()).contains("nothing ran");
    assertThat(next.code()).isZero();
    assertAllGood();
    for (var vault : List.of(home.vault(), new Vault(second))) {
      assertThat(vault.list())
          .hasSizeLessThanOrEqualTo(2)
          .anyMatch(each -> each.id().equals("next"));
      assertThat(vault.folder()).isDirectoryNotContaining("glob:**.part");
    }
    assertThat(home.file("run/backup")).doesNotExist();
  }

  private Process start(String id, String waitBefore, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledBackup.class.getName(),
                home.home().root().toString(),
                home.home().directory().toString(),
                second.toString(),
                id,
                waitBefore));
    command.addAll(List.of(more));
    var started = new ProcessBuilder(command).redirectErrorStream(true).start();
    backup = started;
    return started;
  }

  private static void killAt(Process process, String step) throws Exception {
    readUntil(process, step);
    process.destroyForcibly().waitFor();
  }

  private static void readUntil(Process process, String step) throws IOException {
    var out = process.inputReader();
    var said = new ArrayList<String>();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.startsWith(step)) {
        return;
      }
    }
    throw new AssertionError("it never came to '" + step + "': " + said);
  }
}
