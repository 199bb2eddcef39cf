package dev.phoenix.local.supervise;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A supervisor in a process of its own, to be killed. Arguments: its home and the port of its one
 * service.
 */
public final class KilledSupervisor {

  private KilledSupervisor() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    SupervisorLock lock = SupervisorLock.take(home.resolve("run/supervisor.lock")).orElseThrow();
    Supervisor supervisor =
        new Supervisor(
            List.of(
                TinyService.service(
                    "one", home, Integer.parseInt(arguments[1]), List.of(), "parent")),
            home.resolve("logs"),
            new RunStateFile(home.resolve("run/state.json")),
            new Timing(
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1)),
            RestartPolicy.standard(),
            Clock.systemUTC(),
            new Silent());
    supervisor.start();
    supervisor.awaitHealthy();
    System.out.println("healthy");
    supervisor.awaitStopped();
    lock.close();
  }

  private static final class Silent implements SupervisionListener {
    @Override
    public void starting(String service, long pid) {}

    @Override
    public void healthy(String service, Duration after) {}

    @Override
    public void restarting(String service, Reason reason, Duration wait) {}

    @Override
    public void givenUp(String service, Reason reason) {}

    @Override
    public void stopped(String service) {}
  }
}
