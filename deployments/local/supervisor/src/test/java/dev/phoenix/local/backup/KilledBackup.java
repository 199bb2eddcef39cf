package dev.phoenix.local.backup;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.supervise.RestartPolicy;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.SupervisionListener;
import dev.phoenix.local.supervise.Supervisor;
import dev.phoenix.local.supervise.SupervisorLock;
import dev.phoenix.local.supervise.Timing;
import dev.phoenix.local.supervise.TinyService;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A backup in a process of its own, to be killed. Arguments: root, home, second folder, the
 * backup's name, the beginning of the step before which it waits for ever (or {@code never}), and,
 * for {@code frozen}, a port: then a supervisor with one service runs, and it waits while all
 * stands still. It prints each step.
 */
public final class KilledBackup {

  private KilledBackup() {}

  public static void main(String[] arguments) throws Exception {
    var home = new Home(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[1], "c"));
    var settings =
        new BackupSettings(
            home.directory().resolve("backups"), Path.of(arguments[2]), 2, Duration.ofMinutes(5));
    var waitBefore = arguments[4];
    var stillness =
        waitBefore.equals("frozen")
            ? frozen(home, Integer.parseInt(arguments[5]))
            : Stillness.NOTHING_RUNS;
    var run = new BackupRun(home, settings, WorkersDatabase.IN_HOME, stillness, Clock.systemUTC());
    new Backups(run, settings, Clock.systemUTC())
        .make(
            arguments[3],
            "killed",
            told -> {
              System.out.println(told.step());
              if (matches(told.step(), waitBefore)) {
                waitForTheEnd();
              }
            });
  }

  /** "packing" is told with how much; the two that begin with "copying" are told apart. */
  private static boolean matches(String step, String waitBefore) {
    return step.equals(waitBefore) || step.startsWith(waitBefore + " ") && !step.contains("second");
  }

  private static Stillness frozen(Home home, int port) throws Exception {
    // held until this process ends
    var _ = SupervisorLock.take(home.lockFile()).orElseThrow();
    var supervisor =
        new Supervisor(
            List.of(TinyService.service("feed", home.directory(), port, List.of(), "parent")),
            home.logs(),
            new RunStateFile(home.stateFile()),
            new Timing(
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5)),
            RestartPolicy.standard(),
            Clock.systemUTC(),
            silent());
    supervisor.start();
    if (!supervisor.awaitHealthy()) {
      throw new IllegalStateException("the service does not start");
    }
    var platform = new FrozenPlatform(home, () -> supervisor);
    return () -> hold(platform);
  }

  private static Stillness.Held hold(Stillness platform) throws IOException {
    var held = platform.hold();
    System.out.println("all stands still");
    waitForTheEnd();
    return held;
  }

  private static SupervisionListener silent() {
    return (SupervisionListener)
        Proxy.newProxyInstance(
            SupervisionListener.class.getClassLoader(),
            new Class<?>[] {SupervisionListener.class},
            (proxy, method, values) -> null);
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
