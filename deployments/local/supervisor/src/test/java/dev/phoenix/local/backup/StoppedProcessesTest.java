package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of two files that a busy process writes one after the other. */
class StoppedProcessesTest {

  private static final String WRITER =
      "i=0; while :; do i=$((i+1)); echo $i >> data/first; echo $i >> data/second; done";

  @TempDir private Path folder;
  private final List<Process> started = new java.util.ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (var process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void shouldTakeAPictureInWhichNothingCameBeforeItsCause() throws Exception {
    // given
    var home = SmallHome.in(folder);
    var writer = writer(home.home().directory());
    var first = home.file("data/first");
    await().atMost(Duration.ofMinutes(1)).until(() -> lines(first) > 50);
    var backups =
        home.backups(home.settings(), () -> StoppedProcesses.stop(List.of(identity(writer))));

    for (int round = 1; round <= 5; round++) {
      // when
      var id = "round" + round;
      var state = backups.make(id, "test", told -> {});

      // then
      assertThat(state.state()).as(state.toString()).isEqualTo(BackupState.State.DONE);
      assertThat(state.frozenMillis()).isNotNull();
      var restored = folder.resolve(id);
      try (var archive = Archive.open(home.vault().archive(id))) {
        archive.extract(restored);
        assertThat(archive.manifest().method()).isEqualTo("frozen");
      }
      long behind = lines(restored.resolve("data/first")) - lines(restored.resolve("data/second"));
      assertThat(behind).isBetween(0L, 1L);
      // and it goes on
      long now = lines(first);
      await().atMost(Duration.ofMinutes(1)).until(() -> lines(first) > now);
    }
  }

  @Test
  void shouldHoldEveryProcessUntilItIsClosed() throws Exception {
    // given
    var one = writer(withData("one"));
    var two = writer(withData("two"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(folder.resolve("two/data/first")));

    // when
    var held = StoppedProcesses.stop(List.of(identity(one), identity(two)));

    // then
    assertThat(state(one)).isEqualTo('T');
    assertThat(state(two)).isEqualTo('T');
    held.close();
    held.close();
    await().atMost(Duration.ofMinutes(1)).until(() -> state(one) != 'T' && state(two) != 'T');
  }

  @Test
  void shouldPassOverAProcessThatHasEnded() throws Exception {
    // given
    var ended = new ProcessBuilder("true").start();
    var identity = ProcessIdentity.of(ended.pid()).orElse(new ProcessIdentity(ended.pid(), "x"));
    ended.waitFor();

    // when / then
    StoppedProcesses.stop(List.of(identity)).close();
  }

  private Path withData(String name) throws IOException {
    Files.createDirectories(folder.resolve(name).resolve("data"));
    return folder.resolve(name);
  }

  private Process writer(Path directory) throws IOException {
    var process = new ProcessBuilder("sh", "-c", WRITER).directory(directory.toFile()).start();
    started.add(process);
    return process;
  }

  private static ProcessIdentity identity(Process process) {
    return ProcessIdentity.of(process.pid()).orElseThrow();
  }

  private static char state(Process process) throws IOException {
    var line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return line.charAt(line.lastIndexOf(')') + 2);
  }

  private static long lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
