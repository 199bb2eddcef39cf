package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.local.process.LogTail;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.service.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started, killed and stopped for real; only the waits are shorter than usual. */
class SupervisorTest {

  private static final Timing QUICK =
      new Timing(
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(200));
  private static final RestartPolicy EAGER =
      new RestartPolicy(
          Duration.ofMillis(10),
          Duration.ofMillis(40),
          Duration.ofMinutes(5),
          3,
          Duration.ofMinutes(10));

  @TempDir private Path home;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private @Nullable Supervisor supervisor;

  @AfterEach
  void stop() {
    if (supervisor != null) {
      supervisor.stop();
    }
  }

  @Test
  void shouldStartAServiceOnlyWhenThoseBeforeItAreHealthy() throws Exception {
    // given
    var first = TinyService.service("first", home, TinyService.freePort(), List.of());
    var second = TinyService.service("second", home, TinyService.freePort(), List.of("first"));

    // when
    var healthy = start(first, second).awaitHealthy();

    // then
    assertThat(healthy).isTrue();
    assertThat(events)
        .containsExactly("starting first", "healthy first", "starting second", "healthy second");
  }

  @Test
  void shouldNotWaitForAServiceThatTheRestWorksWithout() throws Exception {
    // given one that ends at once
    var needed = TinyService.service("needed", home, TinyService.freePort(), List.of());
    var extra =
        TinyService.service(
                "extra", home, TinyService.freePort(), List.of(), List.of("/usr/bin/false"))
            .asOptional();

    // when
    var running = start(extra, needed);

    // then
    assertThat(running.awaitHealthy()).isTrue();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> events.stream().anyMatch(event -> event.startsWith("given up extra")));
    assertThat(events).contains("healthy needed");
  }

  @Test
  void shouldStopInReverseOrder() throws Exception {
    // given
    var first = TinyService.service("first", home, TinyService.freePort(), List.of());
    var second = TinyService.service("second", home, TinyService.freePort(), List.of("first"));
    start(first, second).awaitHealthy();
    events.clear();

    // when
    running().stop();

    // then
    assertThat(events).containsExactly("stopped second", "stopped first");
    assertThat(stateFile().read()).isEmpty();
  }

  @Test
  void shouldStartAgainWhatWasKilled() throws Exception {
    // given
    start(TinyService.service("one", home, TinyService.freePort(), List.of())).awaitHealthy();
    var killed = process("one");

    // when
    killed.find().orElseThrow().destroyForcibly();

    // then
    await()
        .until(
            () -> status("one").restarts() == 1 && status("one").state() == ServiceState.HEALTHY);
    assertThat(process("one")).isNotEqualTo(killed);
    assertThat(events).contains("restarting one");
  }

  @Test
  void shouldStartAgainWhatDoesNotAnswerAnyMore() throws Exception {
    // given
    var port = TinyService.freePort();
    start(TinyService.service("one", home, port, List.of(), "deaf")).awaitHealthy();

    // when
    get("http://127.0.0.1:" + port + "/sick");

    // then
    await()
        .until(
            () -> status("one").restarts() == 1 && status("one").state() == ServiceState.HEALTHY);
  }

  @Test
  void shouldGiveUpWhatDiesAgainAndAgain() throws Exception {
    // given
    var port = TinyService.freePort();
    var broken =
        TinyService.service(
            "broken", home, port, List.of(), List.of("sh", "-c", "echo no luck; exit 7"));
    var next = TinyService.service("next", home, TinyService.freePort(), List.of("broken"));

    // when
    var healthy = start(broken, next).awaitHealthy();

    // then
    assertThat(healthy).isFalse();
    assertThat(status("broken").state()).isEqualTo(ServiceState.FAILED);
    assertThat(events)
        .contains("given up broken: ended with code 7 while starting")
        .doesNotContain("starting next");
    await()
        .until(() -> LogTail.lines(home.resolve("logs/broken.log"), 9).size() == EAGER.crashes());
  }

  @Test
  void shouldGiveUpACommandThatDoesNotExist() throws Exception {
    // given
    var missing =
        TinyService.service(
            "missing", home, TinyService.freePort(), List.of(), List.of("/no/such/program"));

    // when
    var healthy = start(missing).awaitHealthy();

    // then
    assertThat(healthy).isFalse();
    assertThat(status("missing").state()).isEqualTo(ServiceState.FAILED);
  }

  @Test
  void shouldLeaveNoProcessEvenIfAServiceAndItsChildIgnoreTheRequestToEnd() throws Exception {
    // given
    start(
            TinyService.service(
                "stubborn", home, TinyService.freePort(), List.of(), "deaf", "parent"))
        .awaitHealthy();
    Set<ProcessIdentity> members = ProcessTree.members(process("stubborn"));

    // when
    running().stop();

    // then
    assertThat(members).hasSizeGreaterThanOrEqualTo(2).noneMatch(ProcessIdentity::isAlive);
  }

  @Test
  void shouldEndTheChildrenOfAServiceThatDied() throws Exception {
    // given
    start(TinyService.service("one", home, TinyService.freePort(), List.of(), "parent"))
        .awaitHealthy();
    var root = process("one");
    Set<ProcessIdentity> children =
        ProcessTree.members(root).stream().filter(p -> !p.equals(root)).collect(Collectors.toSet());

    // when
    root.find().orElseThrow().destroyForcibly();

    // then
    await().until(() -> status("one").restarts() == 1);
    assertThat(children).isNotEmpty().noneMatch(ProcessIdentity::isAlive);
  }

  @Test
  void shouldStopWhileAServiceIsStillStarting() throws Exception {
    // given
    var never =
        TinyService.service(
            "never", home, TinyService.freePort(), List.of(), List.of("sleep", "600"));
    start(never);
    await().until(() -> events.contains("starting never"));
    var process = process("never");

    // when
    running().stop();

    // then
    assertThat(process.isAlive()).isFalse();
    assertThat(running().awaitHealthy()).isFalse();
  }

  @Test
  void shouldKeepItsStateInAFileThatShowsStartTimeAndMemory() throws Exception {
    // given
    start(TinyService.service("one", home, TinyService.freePort(), List.of())).awaitHealthy();

    // when
    var state = stateFile().read().orElseThrow();

    // then
    assertThat(state.supervisor()).isEqualTo(ProcessIdentity.current());
    assertThat(state.startSeconds()).isPositive();
    var one = state.services().getFirst();
    assertThat(one.processes().iterator().next().isAlive()).isTrue();
    assertThat(one.startSeconds()).isPositive();
    assertThat(one.memoryMegabytes()).isPositive();
    assertThat(state.memoryMegabytes()).isGreaterThan(one.memoryMegabytes());
  }

  private Supervisor start(Service... services) throws IOException {
    var started =
        new Supervisor(
            List.of(services),
            home.resolve("logs"),
            stateFile(),
            QUICK,
            EAGER,
            Clock.systemUTC(),
            new Recorder());
    supervisor = started;
    started.start();
    return started;
  }

  private Supervisor running() {
    return Objects.requireNonNull(supervisor);
  }

  private RunStateFile stateFile() {
    return new RunStateFile(home.resolve("run/state.json"));
  }

  private ProcessIdentity process(String name) {
    return Objects.requireNonNull(status(name).process());
  }

  private ServiceStatus status(String name) {
    return running().state().services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void get(String address) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private final class Recorder implements SupervisionListener {
    @Override
    public void starting(String service, long pid) {
      events.add("starting " + service);
    }

    @Override
    public void healthy(String service, Duration after) {
      events.add("healthy " + service);
    }

    @Override
    public void restarting(String service, Reason reason, Duration wait) {
      events.add("restarting " + service);
    }

    @Override
    public void givenUp(String service, Reason reason) {
      events.add("given up " + service + ": " + reason.text());
    }

    @Override
    public void stopped(String service) {
      events.add("stopped " + service);
    }
  }
}
