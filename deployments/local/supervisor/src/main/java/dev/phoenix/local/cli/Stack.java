package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.IndexPruning;
import dev.phoenix.local.service.Service;
import dev.phoenix.local.supervise.Leftovers;
import dev.phoenix.local.supervise.Orphans;
import dev.phoenix.local.supervise.RestartPolicy;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.SupervisionListener;
import dev.phoenix.local.supervise.Supervisor;
import dev.phoenix.local.supervise.SupervisorLock;
import dev.phoenix.local.supervise.Timing;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running Phoenix, from the lock on its home to the last process that ends. */
final class Stack implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Home home;
  private final Console console;
  private final SupervisorLock lock;
  private final ScheduledExecutorService daily =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pruning").factory());
  private @Nullable Supervisor supervisor;
  private @Nullable Surroundings surroundings;

  private Stack(Home home, Console console, SupervisorLock lock) {
    this.home = home;
    this.console = console;
    this.lock = lock;
  }

  /** Takes the home and ends what a killed supervisor left behind. */
  static Stack take(Home home, Console console) throws IOException {
    var file = new RunStateFile(home.stateFile());
    var lock =
        SupervisorLock.take(home.lockFile())
            .orElseThrow(
                () ->
                    new UserError(
                        "Phoenix already runs in %s%s. End it with './deployments/phoenix down'."
                            .formatted(
                                home.directory(),
                                file.read()
                                    .map(state -> " (process " + state.supervisor().pid() + ")")
                                    .orElse(""))));
    file.read().ifPresent(state -> endLeftovers(state, console));
    endOrphans(home);
    file.delete();
    return new Stack(home, console, lock);
  }

  /**
   * Deletes the data of a home. Refuses when Phoenix runs in it, and first ends what a killed
   * supervisor left there, so that no process has its files taken away.
   */
  static void empty(Home home, Console console) throws IOException {
    try (var _ = take(home, console)) {
      UpCommand.wipe(home);
    }
  }

  private static void endLeftovers(RunState state, Console console) {
    for (var service : Leftovers.of(state)) {
      console.say("ending " + service.name() + ", which an earlier run left behind");
    }
    var left = Leftovers.end(state, GRACE);
    if (!left.isEmpty()) {
      throw new UserError(
          "These processes of an earlier run do not end: " + left + ". End them and try again.");
    }
  }

  /** Trainers and gates: with no model runtime left, none is to go on in a night's folder. */
  static void endOrphans(Home home) {
    var left = Orphans.end(home.nights(), GRACE);
    if (!left.isEmpty()) {
      throw new UserError(
          "These trainers or gates do not end: " + left + ". End them and try again.");
    }
  }

  /**
   * Starts the services and waits until all are healthy; fails with the end of the log of the one
   * that is not.
   */
  Supervisor start(List<Service> services) throws IOException, InterruptedException {
    return start(services, RestartPolicy.standard());
  }

  /** The same with a watch and a door, which end with it. */
  Supervisor start(List<Service> services, Surroundings around)
      throws IOException, InterruptedException {
    surroundings = around;
    var started =
        start(around.knownTo(services), RestartPolicy.standard(), around.listener(), around::show);
    around.begin(started);
    return started;
  }

  /** The same with another way to treat what dies. */
  Supervisor start(List<Service> services, RestartPolicy restarts)
      throws IOException, InterruptedException {
    return start(services, restarts, null, made -> {});
  }

  private Supervisor start(
      List<Service> services,
      RestartPolicy restarts,
      @Nullable SupervisionListener other,
      Consumer<Supervisor> made)
      throws IOException, InterruptedException {
    SupervisionListener news = new ServiceNews(console, home.logs());
    var started =
        new Supervisor(
            services,
            home.logs(),
            new RunStateFile(home.stateFile()),
            Timing.standard(),
            restarts,
            Clock.systemUTC(),
            other == null ? news : news.and(other));
    supervisor = started;
    made.accept(started);
    started.start();
    if (!started.awaitHealthy()) {
      throw new UserError(failure(started.state()));
    }
    return started;
  }

  /** What runs; only after {@link #start}. */
  RunState state() {
    return Objects.requireNonNull(supervisor, "not started").state();
  }

  /** Prunes old indices now and once a day. */
  void prune(Settings settings) {
    var pruning =
        new IndexPruning(
            URI.create("http://127.0.0.1:" + settings.ports().search()), Clock.systemUTC());
    daily.scheduleWithFixedDelay(
        () -> {
          try {
            var deleted = pruning.prune(settings.retentionDays());
            if (!deleted.isEmpty()) {
              console.say(
                  "deleted "
                      + deleted.size()
                      + " indices older than "
                      + settings.retentionDays()
                      + " days");
            }
          } catch (IOException e) {
            console.say("old indices could not be deleted: " + e.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        0,
        1,
        TimeUnit.DAYS);
  }

  private String failure(RunState state) {
    return state.services().stream()
        .filter(service -> service.state() == ServiceState.FAILED)
        .findFirst()
        .map(
            service ->
                service.name()
                    + " could not be started. All of its log: "
                    + home.logs().resolve(service.name() + ".log"))
        .orElse("It was stopped before everything was healthy.");
  }

  /** Stops everything in reverse order; no process is left. */
  @Override
  public void close() {
    daily.shutdownNow();
    if (surroundings != null) {
      surroundings.close();
    }
    if (supervisor != null) {
      supervisor.stop();
      var left = Orphans.end(home.nights(), GRACE);
      if (!left.isEmpty()) {
        console.say("these trainers or gates do not end: " + left);
      }
    }
    try {
      lock.close();
    } catch (IOException e) {
      // the system gives the lock back when this process ends
    }
  }
}
