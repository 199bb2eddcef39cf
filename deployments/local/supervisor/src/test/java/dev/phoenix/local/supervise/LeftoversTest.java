package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.process.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left after a kill -9 of the supervisor. */
class LeftoversTest {

  private static final Duration GRACE = Duration.ofMillis(500);

  @TempDir private Path home;
  private @Nullable Process supervisor;

  @AfterEach
  void end() {
    new RunStateFile(home.resolve("run/state.json"))
        .read()
        .ifPresent(state -> Leftovers.end(state, GRACE));
    if (supervisor != null) {
      supervisor.destroyForcibly();
    }
  }

  @Test
  void shouldEndWhatAKilledSupervisorLeftBehind() throws Exception {
    // given
    var state = killedSupervisor();
    var service = state.services().getFirst();
    var members = ProcessTree.members(service.processes().iterator().next());
    assertThat(members).hasSizeGreaterThanOrEqualTo(2).allMatch(ProcessIdentity::isAlive);
    assertThat(Leftovers.of(state)).extracting(ServiceStatus::name).containsExactly("one");

    // when
    var left = Leftovers.end(state, GRACE);

    // then
    assertThat(left).isEmpty();
    assertThat(members).noneMatch(ProcessIdentity::isAlive);
    assertThat(Leftovers.of(state)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldEndWhatASupervisorLeftStopped() throws Exception {
    // given a supervisor that died in the middle of a freeze
    var state = killedSupervisor();
    var members = ProcessTree.members(state.services().getFirst().processes().iterator().next());
    Signals.stop(members);

    // when
    var left = Leftovers.end(state, GRACE);

    // then
    assertThat(left).isEmpty();
    assertThat(members).isNotEmpty().noneMatch(ProcessIdentity::isAlive);
  }

  @Test
  void shouldGiveTheLockBackWhenItsHolderIsKilled() throws Exception {
    // given
    var lock = home.resolve("run/supervisor.lock");

    // when
    killedSupervisor();

    // then
    try (var taken = SupervisorLock.take(lock).orElseThrow()) {
      assertThat(SupervisorLock.take(lock)).isEmpty();
    }
  }

  @Test
  void shouldNotEndAnotherProcessThatGotTheSameNumber() throws Exception {
    // given
    var stranger = new ProcessBuilder("sleep", "600").start();
    try {
      var recorded = new ProcessIdentity(stranger.pid(), "an earlier boot:12345");
      var state =
          new RunState(
              ProcessIdentity.current(), Instant.now(), null, 0, List.of(service(recorded)));

      // when
      var left = Leftovers.end(state, GRACE);

      // then
      assertThat(left).isEmpty();
      assertThat(Leftovers.of(state)).isEmpty();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  private RunState killedSupervisor() throws IOException, InterruptedException {
    var started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledSupervisor.class.getName(),
                home.toString(),
                String.valueOf(TinyService.freePort()))
            .redirectErrorStream(true)
            .start();
    supervisor = started;
    var out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).startsWith("healthy");
    started.destroyForcibly().waitFor();
    return new RunStateFile(home.resolve("run/state.json")).read().orElseThrow();
  }

  private static ServiceStatus service(ProcessIdentity process) {
    return ServiceStatus.waiting("one", "http://127.0.0.1:1", Instant.now())
        .started(process, false, Instant.now());
  }
}
