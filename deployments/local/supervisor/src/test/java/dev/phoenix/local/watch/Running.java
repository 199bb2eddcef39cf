package dev.phoenix.local.watch;

import static org.awaitility.Awaitility.await;

import dev.phoenix.local.service.Service;
import dev.phoenix.local.supervise.RestartPolicy;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.ServiceStatus;
import dev.phoenix.local.supervise.Supervisor;
import dev.phoenix.local.supervise.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Real services under a real supervisor, watched. */
final class Running implements AutoCloseable {

  static final Duration LONG = Duration.ofMinutes(2);
  static final Timing QUICK =
      new Timing(
          Duration.ofMillis(20),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  final SettableClock clock = new SettableClock();
  final Outbox outbox;
  final History history;
  final Troubles troubles;
  final ServiceWatch watch;
  final Supervisor supervisor;

  Running(Path home, Service... services) throws IOException, InterruptedException {
    history = new History(home.resolve("logs"), clock);
    outbox =
        new Outbox(new WatchFile(home.resolve("run/watch.json")), WatchState.empty(), List.of());
    troubles = new Troubles(clock, List.of(), outbox, history);
    watch = new ServiceWatch(troubles, history);
    supervisor =
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
            watch);
    supervisor.start();
    supervisor.awaitHealthy();
  }

  ServiceStatus status(String name) {
    return supervisor.state().services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  void kill(String name) {
    var process = status(name).process();
    if (process != null) {
      process.find().orElseThrow().destroyForcibly();
    }
  }

  void awaitRestarts(String name, int count) {
    await()
        .atMost(LONG)
        .until(
            () -> status(name).restarts() == count && status(name).state() == ServiceState.HEALTHY);
  }

  List<String> told() {
    return outbox.state().notices().stream().map(Notice::title).toList();
  }

  @Override
  public void close() {
    supervisor.stop();
    history.close();
  }
}
