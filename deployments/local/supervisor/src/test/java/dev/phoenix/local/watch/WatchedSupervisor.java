package dev.phoenix.local.watch;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.supervise.RestartPolicy;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.Supervisor;
import dev.phoenix.local.supervise.SupervisorLock;
import dev.phoenix.local.supervise.TinyService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A supervisor with its watch in a process of its own, to be killed. Arguments: its home and the
 * port of its one service, feed.
 */
public final class WatchedSupervisor {

  private WatchedSupervisor() {}

  public static void main(String[] arguments) throws Exception {
    var home = new Home(Path.of("."), Path.of(arguments[0]), Path.of("."));
    var lock = SupervisorLock.take(home.lockFile()).orElseThrow();
    var watch = new Watch(home, Settings.read(home, System.getenv()), System.getenv());
    var slow =
        new RestartPolicy(
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            5,
            Duration.ofMinutes(10));
    var supervisor =
        new Supervisor(
            List.of(
                TinyService.service(
                    "feed", home.data(), Integer.parseInt(arguments[1]), List.of())),
            home.logs(),
            new RunStateFile(home.stateFile()),
            Running.QUICK,
            slow,
            Clock.systemUTC(),
            watch.listener());
    supervisor.start();
    supervisor.awaitHealthy();
    watch.begin(supervisor);
    System.out.println("healthy");
    supervisor.awaitStopped();
    lock.close();
  }
}
