package dev.phoenix.local.watch;

import dev.phoenix.local.home.WatchSettings;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.ServiceStatus;
import dev.phoenix.local.supervise.Supervisor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Starts a service again, in its own way, when it takes more memory than it may, or when the
 * machine runs short and it takes the most of what it may. Never two at once, and the same one once
 * an hour at most.
 */
final class MemoryWatch implements Looker {

  static final String SERVICE = "memory:";
  static final String MACHINE = "memory";

  /**
   * Megabytes that each service may take with all that it started. Twice what was measured under
   * load for engine (1,100) and search engine (800); the others took 140 to 310 after a start, and
   * have room for what a heap may become, for a larger model and for large pictures.
   */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "opensearch", 1600,
          "camunda", 2200,
          "workers", 1000,
          "model-runtime", 1000,
          "model-runtime-images", 1000,
          "feed", 400,
          "telegram", 400);

  private static final int OTHERS = 1000;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration BETWEEN_RESTARTS = Duration.ofHours(1);

  // a peak passes
  private static final int LOOKS = 3;
  private static final double WORTH_IT = 0.6;

  private final Supplier<OptionalLong> available;
  private final Supervisor supervisor;
  private final Troubles troubles;
  private final WatchSettings settings;
  private final Clock clock;
  private final Map<String, Integer> over = new HashMap<>();
  private final Map<String, Instant> restarted = new HashMap<>();
  private int shortage;

  /**
   * A watch.
   *
   * @param available megabytes that the machine has left
   */
  MemoryWatch(
      Supplier<OptionalLong> available,
      Supervisor supervisor,
      Troubles troubles,
      WatchSettings settings,
      Clock clock) {
    this.available = available;
    this.supervisor = supervisor;
    this.troubles = troubles;
    this.settings = settings;
    this.clock = clock;
  }

  /** Megabytes that the machine has left; empty where the system does not tell. */
  OptionalLong available() {
    return available.get();
  }

  @Override
  public Duration look() {
    var services = supervisor.state().services();
    for (var service : services) {
      int before = over.getOrDefault(service.name(), 0);
      over.put(service.name(), isOver(service) ? before + 1 : 0);
    }
    var left = available.get();
    boolean isShort = left.isPresent() && left.getAsLong() < settings.memoryFree();
    shortage = isShort ? shortage + 1 : 0;
    if (left.isPresent() && left.getAsLong() >= settings.memoryFree() * 5L / 4) {
      troubles.back(MACHINE);
    }
    if (services.stream().allMatch(MemoryWatch::isSettled)) {
      act(services, left);
    }
    return EVERY;
  }

  private void act(List<ServiceStatus> services, OptionalLong left) {
    var leaking =
        services.stream()
            .filter(service -> over.getOrDefault(service.name(), 0) >= LOOKS)
            .max(Comparator.comparingDouble(this::share));
    if (leaking.isPresent()) {
      restart(
          leaking.get(),
          "takes %d MB, more than its %d MB"
              .formatted(leaking.get().memoryMegabytes(), limit(leaking.get().name())));
      return;
    }
    if (shortage < LOOKS) {
      return;
    }
    Optional<ServiceStatus> greatest =
        services.stream()
            .filter(service -> service.state() == ServiceState.HEALTHY)
            .filter(service -> share(service) >= WORTH_IT)
            .filter(service -> mayRestart(service.name()))
            .max(Comparator.comparingDouble(this::share));
    var free = "%d MB are left on this machine".formatted(left.orElse(0));
    if (greatest.isPresent()) {
      var service = greatest.get();
      restart(
          service,
          "takes %d of its %d MB, and only %s"
              .formatted(service.memoryMegabytes(), limit(service.name()), free));
      shortage = 0;
    } else if (!troubles.isBroken(MACHINE)) {
      troubles.broke(
          MACHINE,
          Severity.CRITICAL,
          "memory",
          "memory is short",
          "is short: only " + free + ", and no service takes what a new start would give back");
    }
  }

  private void restart(ServiceStatus service, String why) {
    var name = service.name();
    var key = SERVICE + name;
    over.put(name, 0);
    if (mayRestart(name)) {
      if (supervisor.restart(name, why)) {
        restarted.put(name, clock.instant());
        troubles.broke(
            key,
            Severity.WARNING,
            name,
            name + " takes too much memory",
            why + "; it is started again");
      }
    } else if (!troubles.isBroken(key)) {
      troubles.broke(
          key,
          Severity.CRITICAL,
          name,
          name + " takes too much memory again",
          why + ", less than an hour after it was started again for that");
    }
  }

  private boolean mayRestart(String name) {
    var last = restarted.get(name);
    return last == null || last.plus(BETWEEN_RESTARTS).isBefore(clock.instant());
  }

  private boolean isOver(ServiceStatus service) {
    // who chokes on it is not healthy any more, and measured all the same
    return (service.state() == ServiceState.HEALTHY || service.state() == ServiceState.UNHEALTHY)
        && service.memoryMegabytes() > limit(service.name());
  }

  /** Whether nobody is just starting or ending. */
  private static boolean isSettled(ServiceStatus service) {
    return switch (service.state()) {
      // what still waits when the watch has begun waits for one that was given up
      case HEALTHY, UNHEALTHY, FAILED, STOPPED, WAITING -> true;
      case STARTING, FROZEN, RESTARTING, STOPPING -> false;
    };
  }

  private double share(ServiceStatus service) {
    return (double) service.memoryMegabytes() / limit(service.name());
  }

  private int limit(String name) {
    return settings.memoryLimits().getOrDefault(name, LIMITS.getOrDefault(name, OTHERS));
  }
}
