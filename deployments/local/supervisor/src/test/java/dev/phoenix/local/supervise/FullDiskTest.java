package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phoenix.local.process.LogTail;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.RotatingLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 1 MiB, which only root can make: skipped for others. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @BeforeEach
  void mount() throws Exception {
    int code = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
    assumeTrue(code == 0, "a small file system can be mounted only by root");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", folder.toString());
  }

  @Test
  void shouldKeepTheStateBeforeWhenANewOneCannotBeWritten() throws Exception {
    // given
    var file = new RunStateFile(folder.resolve("run/state.json"));
    var before = new RunState(ProcessIdentity.current(), Instant.now(), 1.0, 7, List.of());
    file.write(before);
    fill();

    // when / then
    assertThatThrownBy(() -> file.write(before)).isInstanceOf(UncheckedIOException.class);
    assertThat(file.read()).contains(before);
    assertThat(folder.resolve("run/state.json.next")).doesNotExist();
  }

  @Test
  void shouldGoOnWithALogWhenThereIsRoomAgain() throws Exception {
    // given
    var file = folder.resolve("logs/one.log");
    try (var log = new RotatingLog(file, 1000, 2)) {
      write(log, "before\n");
      fill();

      // when much is written while nothing can be, beyond several rotations
      for (int line = 0; line < 10_000; line++) {
        write(log, "lost " + line + "\n");
      }
      Files.delete(folder.resolve("filler"));
      write(log, "after\n");
    }

    // then
    assertThat(LogTail.lines(file, 1)).containsExactly("after");
  }

  @Test
  void shouldSuperviseOnAFullDisk() throws Exception {
    // given
    var talkative =
        TinyService.service("one", folder, TinyService.freePort(), List.of(), "talkative");
    var happenings = new Happenings();
    var supervisor =
        new Supervisor(
            List.of(talkative),
            folder.resolve("logs"),
            new RunStateFile(folder.resolve("run/state.json")),
            new Timing(
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1)),
            RestartPolicy.untiring(),
            Clock.systemUTC(),
            happenings);
    supervisor.start();
    try {
      supervisor.awaitHealthy();
      fill();

      // when
      for (int times = 1; times <= 2; times++) {
        int expected = times;
        Objects.requireNonNull(status(supervisor).process()).find().orElseThrow().destroyForcibly();
        await()
            .atMost(LONG)
            .until(
                () ->
                    status(supervisor).restarts() == expected
                        && status(supervisor).state() == ServiceState.HEALTHY);
      }

      // then it said more than a pipe and the disk hold, and nothing held it up
      assertThat(happenings.all()).contains("restarting one DIED");
    } finally {
      supervisor.stop();
    }
    assertThat(folder.resolve("run/state.json")).doesNotExist();
  }

  @Test
  void shouldStartAgainWhenThereIsRoomWhatCannotStartOnAFullDisk() throws Exception {
    // given what cannot start without a file that it writes first
    unmountAndMount("32m");
    var port = TinyService.freePort();
    var simple = TinyService.service("one", folder, port, List.of());
    var command = String.join("' '", simple.command());
    var needy =
        TinyService.service(
            "one",
            folder,
            port,
            List.of(),
            List.of("sh", "-c", "echo 1 > needed-$$ && exec '" + command + "'"));
    var happenings = new Happenings();
    var supervisor =
        new Supervisor(
            List.of(needy),
            folder.resolve("logs"),
            new RunStateFile(folder.resolve("run/state.json")),
            Timing.standard(),
            new RestartPolicy(
                Duration.ofMillis(10), Duration.ofMillis(10), LONG, 2, Duration.ofHours(1)),
            Clock.systemUTC(),
            happenings);
    supervisor.start();
    try {
      supervisor.awaitHealthy();
      fill();
      Objects.requireNonNull(status(supervisor).process()).find().orElseThrow().destroyForcibly();
      await().atMost(LONG).until(() -> happenings.all().contains("waiting for room one"));

      // when
      Files.delete(folder.resolve("filler"));

      // then it is not given up, though it failed twice
      await().atMost(LONG).until(() -> status(supervisor).state() == ServiceState.HEALTHY);
      assertThat(happenings.all())
          .containsExactly(
              "starting one",
              "healthy one",
              "restarting one DIED",
              "starting one",
              "waiting for room one",
              "starting one",
              "healthy one");
    } finally {
      supervisor.stop();
    }
  }

  private void unmountAndMount(String size) throws Exception {
    unmount();
    run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
  }

  private static ServiceStatus status(Supervisor supervisor) {
    return supervisor.state().services().getFirst();
  }

  private void fill() throws IOException {
    var filler = folder.resolve("filler");
    var block = new byte[4096];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // as it shall be
    }
  }

  private static void write(RotatingLog log, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    log.write(bytes, bytes.length);
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
