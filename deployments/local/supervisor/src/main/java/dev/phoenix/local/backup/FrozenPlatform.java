package dev.phoenix.local.backup;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.supervise.Frozen;
import dev.phoenix.local.supervise.Orphans;
import dev.phoenix.local.supervise.ServiceStatus;
import dev.phoenix.local.supervise.Supervisor;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The services that a supervisor runs, and the trainers and gates of nights beside them. What acts
 * first stops first, and what receives effects stops last: whoever was told of something by then
 * finds it at those who stopped later.
 */
public final class FrozenPlatform implements Stillness {

  private static final List<String> ORDER =
      List.of(
          "camunda",
          "opensearch",
          "workers",
          "model-runtime",
          "model-runtime-images",
          "telegram",
          "feed");

  private final Home home;
  private final Supplier<@Nullable Supervisor> supervisor;

  /**
   * Stops what runs in a home.
   *
   * @param supervisor answers null before there is one
   */
  public FrozenPlatform(Home home, Supplier<@Nullable Supervisor> supervisor) {
    this.home = home;
    this.supervisor = supervisor;
  }

  @Override
  public Held hold() throws IOException {
    var running = supervisor.get();
    if (running == null) {
      throw new IOException("Phoenix is still starting: ask again when it is up");
    }
    var living =
        running.state().services().stream()
            .filter(service -> service.process() != null && service.process().isAlive())
            .toList();
    var frozen =
        running.freeze(
            living.stream()
                .map(ServiceStatus::name)
                .sorted(Comparator.comparingInt(FrozenPlatform::place))
                .toList());
    try {
      // the supervisor looks at each process' first thread: all of them have to stand still here
      StoppedProcesses.awaitStill(
          living.stream().flatMap(service -> service.processes().stream()).toList());
      var trainers = StoppedProcesses.stop(Orphans.living(home.nights()));
      return () -> goOn(trainers, frozen);
    } catch (IOException | RuntimeException e) {
      frozen.close();
      throw e;
    }
  }

  /** Others only receive. */
  private static int place(String service) {
    int place = ORDER.indexOf(service);
    return place < 0 ? ORDER.size() : place;
  }

  private static void goOn(StoppedProcesses trainers, Frozen frozen) {
    try {
      trainers.close();
    } finally {
      frozen.close();
    }
  }
}
