package dev.phoenix.local.watch;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.supervise.ServiceStatus;
import dev.phoenix.local.supervise.SupervisionListener;
import dev.phoenix.local.supervise.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All of the watch: made before the supervisor, which tells it what happens to services, and begun
 * when everything is healthy for the first time. Closed before the supervisor stops, so that a
 * planned end is no trouble; what is still to be told is told after the next start.
 */
public final class Watch implements AutoCloseable {

  /** The media type of {@link #metrics}. */
  public static final String METRICS = Metrics.TYPE;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofSeconds(5);

  private final Home home;
  private final Settings settings;
  private final Map<String, String> environment;
  private final Clock clock = Clock.systemUTC();
  private final History history;
  private final Outbox outbox;
  private final Troubles troubles;
  private final List<Messenger> messengers;
  private final ServiceWatch services;
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Sight sight;

  private record Sight(
      Supervisor supervisor, ModelWatch model, MemoryWatch memory, DiskWatch disk) {}

  /**
   * A watch in a home.
   *
   * @param environment of this process; what the settings name for services comes before it
   * @throws UserError if people are to be told in a way that cannot be
   */
  public Watch(Home home, Settings settings, Map<String, String> environment) throws IOException {
    this.home = home;
    this.settings = settings;
    this.environment = settings.over(environment);
    var file = new WatchFile(home.watchFile());
    var remembered = file.read();
    var ways = Ways.of(this.environment);
    this.history = new History(home.logs(), clock);
    this.outbox = new Outbox(file, remembered, ways.stream().map(Way::name).toList());
    this.troubles = new Troubles(clock, remembered.troubles(), outbox, history);
    this.messengers =
        ways.stream().map(way -> new Messenger(way, outbox, history, clock, FIRST_PAUSE)).toList();
    this.services = new ServiceWatch(troubles, history);
  }

  /** What the supervisor is to tell. */
  public SupervisionListener listener() {
    return services;
  }

  /** Begins to look and to tell. */
  public synchronized void begin(Supervisor supervisor) {
    var names =
        supervisor.state().services().stream().map(ServiceStatus::name).collect(Collectors.toSet());
    services.knowOnly(names);
    var watching = settings.watch();
    var runtime = URI.create("http://127.0.0.1:" + settings.ports().model());
    var probe = new ModelProbe(runtime, environment.get("PHOENIX_TOKEN"), watching.modelLimit());
    var found =
        new Sight(
            supervisor,
            new ModelWatch(probe, supervisor, troubles, history, watching, clock),
            new MemoryWatch(
                MachineMemory.here()::availableMegabytes, supervisor, troubles, watching, clock),
            new DiskWatch(home.directory(), troubles, watching));
    sight = found;
    messengers.forEach(Messenger::begin);
    if (names.contains(ModelWatch.SERVICE) && watching.modelEvery().isPositive()) {
      look("model", found.model());
    }
    look("memory", found.memory());
    look("disk", found.disk());
    look(
        "calm",
        () -> {
          troubles.tick();
          return TICK;
        });
  }

  private void look(String what, Looker looker) {
    threads.add(
        Thread.ofVirtual()
            .name("watch-" + what)
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(lookOnce(what, looker));
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  private Duration lookOnce(String what, Looker looker) throws InterruptedException {
    try {
      return looker.look();
    } catch (RuntimeException e) {
      // what watches must not die of what it sees
      history.add("the watch of " + what + " failed: " + e);
      return TICK;
    }
  }

  /** What it knows. */
  public WatchState state() {
    return outbox.state();
  }

  /** What it counts, and what the supervisor does, in Prometheus' text format. */
  public synchronized String metrics() {
    var text = new Metrics();
    var seen = sight;
    if (seen == null) {
      return text.toString();
    }
    new WatchMetrics(text).services(seen.supervisor().state().services(), services.hung());
    new WatchMetrics(text)
        .watch(outbox.ended(), state(), seen.model().outcomes())
        .machine(seen.memory().available(), seen.disk().freeMegabytes());
    return text.toString();
  }

  @Override
  public synchronized void close() {
    threads.forEach(Thread::interrupt);
    if (sight != null) {
      messengers.forEach(Messenger::close);
    }
    history.close();
  }
}
