package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.process.Signals;
import dev.phoenix.local.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are stopped, on purpose or by a stranger. */
@EnabledOnOs(OS.LINUX)
class FreezeTest {

  // a supervisor that looks all the time, and has no patience at all
  private static final Timing QUICK =
      new Timing(Duration.ofMillis(20), Duration.ofMillis(10), Duration.ZERO, Duration.ZERO);
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path home;
  private final Happenings happenings = new Happenings();
  private @Nullable Supervisor supervisor;

  @AfterEach
  void stop() {
    if (supervisor != null) {
      supervisor.stop();
    }
  }

  @Test
  void shouldEndAndStartAgainWhatIsStoppedByAStranger() throws Exception {
    // given
    start(service("one")).awaitHealthy();
    var stopped = process("one");

    // when
    Signals.stop(ProcessTree.members(stopped));

    // then
    await().atMost(LONG).until(() -> state("one") == ServiceState.HEALTHY && restarts("one") == 1);
    assertThat(stopped.isAlive()).isFalse();
    assertThat(happenings.all()).contains("restarting one HUNG");
  }

  @Test
  void shouldStopServicesInOrderAndLetThemGoOnUnharmed() throws Exception {
    // given
    var one = service("one", "parent");
    start(one, service("two")).awaitHealthy();
    var other = process("two");

    // when longer than any check takes
    var frozen = running().freeze(List.of("one"));
    try (frozen) {
      assertThat(ProcessTree.members(process("one")))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(Signals::isStopped);
      assertThat(Signals.isStopped(other)).isFalse();
      assertThat(state("one")).isEqualTo(ServiceState.FROZEN);
      happenings.awaitChecks(one.health(), 4);
    }

    // then
    await().atMost(LONG).until(() -> state("one") == ServiceState.HEALTHY);
    await()
        .atMost(LONG)
        .until(() -> ProcessTree.members(process("one")).stream().noneMatch(Signals::isStopped));
    assertThat(restarts("one")).isZero();
    assertThat(happenings.all()).noneMatch(event -> event.startsWith("restarting"));
    frozen.close();
  }

  @Test
  void shouldLetThemGoOnAlsoOnAThreadThatIsInterrupted() throws Exception {
    // given
    start(service("one")).awaitHealthy();
    var process = process("one");
    var frozen = running().freeze(List.of("one"));

    // when
    Thread.currentThread().interrupt();
    frozen.close();

    // then
    assertThat(Thread.interrupted()).isTrue();
    await().atMost(LONG).until(() -> !Signals.isStopped(process));
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void shouldStartAgainWhatDiesFrozenOnlyAfterwards() throws Exception {
    // given
    start(service("one")).awaitHealthy();
    var process = process("one");

    // when
    try (var frozen = running().freeze(List.of("one"))) {
      process.find().orElseThrow().destroyForcibly();
      await().atMost(LONG).until(() -> state("one") == ServiceState.RESTARTING);

      // then
      assertThat(frozen).isNotNull();
      assertThat(happenings.all()).containsOnlyOnce("starting one");
    }
    await().atMost(LONG).until(() -> state("one") == ServiceState.HEALTHY);
    assertThat(restarts("one")).isEqualTo(1);
  }

  @Test
  void shouldLetAllGoOnWhenOneCannotBeFrozen() throws Exception {
    // given one that runs, and one that does not yet
    var waiting =
        TinyService.service(
            "waiting", home, TinyService.freePort(), List.of(), List.of("sleep", "600"));
    start(service("one"), waiting);
    await().atMost(LONG).until(() -> state("one") == ServiceState.HEALTHY);

    // when / then
    assertThatThrownBy(() -> running().freeze(List.of("one", "waiting")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("waiting");
    await().atMost(LONG).until(() -> state("one") == ServiceState.HEALTHY);
    assertThat(Signals.isStopped(process("one"))).isFalse();
  }

  @Test
  void shouldStopEverythingWhileItIsFrozen() throws Exception {
    // given
    start(service("one", "parent")).awaitHealthy();
    var members = ProcessTree.members(process("one"));

    // when
    try (var frozen = running().freeze(List.of("one"))) {
      running().stop();

      // then
      assertThat(frozen).isNotNull();
      assertThat(members).noneMatch(ProcessIdentity::isAlive);
    }
  }

  @Test
  void shouldStartAgainWhenAskedWithoutCountingACrash() throws Exception {
    // given
    start(service("one")).awaitHealthy();

    // when more often than it may crash
    for (int times = 1; times <= 4; times++) {
      int expected = times;
      assertThat(running().restart("one", "takes too much memory")).isTrue();
      await()
          .atMost(LONG)
          .until(() -> restarts("one") == expected && state("one") == ServiceState.HEALTHY);
    }

    // then
    assertThat(happenings.all()).contains("restarting one ASKED");
  }

  private Service service(String name, String... habits) throws IOException {
    return TinyService.service(name, home, TinyService.freePort(), List.of(), habits);
  }

  private Supervisor start(Service... services) throws IOException {
    var started =
        new Supervisor(
            List.of(services),
            home.resolve("logs"),
            new RunStateFile(home.resolve("run/state.json")),
            QUICK,
            new RestartPolicy(
                Duration.ofMillis(10),
                Duration.ofMillis(40),
                Duration.ofMinutes(5),
                3,
                Duration.ofMinutes(10)),
            Clock.systemUTC(),
            happenings);
    supervisor = started;
    started.start();
    return started;
  }

  private Supervisor running() {
    return Objects.requireNonNull(supervisor);
  }

  private ProcessIdentity process(String name) {
    return Objects.requireNonNull(status(name).process());
  }

  private ServiceState state(String name) {
    return status(name).state();
  }

  private int restarts(String name) {
    return status(name).restarts();
  }

  private ServiceStatus status(String name) {
    return running().state().services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
