package dev.phoenix.local.supervise;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessMemory;
import dev.phoenix.local.process.RotatingLog;
import dev.phoenix.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a list of services running. Each starts as soon as those that it comes after are healthy;
 * all stop in reverse order of the list, one by one.
 */
public final class Supervisor {

  private static final long LOG_BYTES = 10L * 1024 * 1024;
  private static final int LOGS_KEPT = 3;

  private final List<SupervisedService> services = new ArrayList<>();
  private final RunStateFile stateFile;
  private final Instant startedAt;
  private final long started = System.nanoTime();
  private final ProcessIdentity self = ProcessIdentity.current();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Double startSeconds;

  /**
   * A supervisor of these services, in the order of their start; it writes their logs and its state
   * below the given paths.
   */
  public Supervisor(
      List<Service> services,
      Path logs,
      RunStateFile stateFile,
      Timing timing,
      RestartPolicy policy,
      Clock clock,
      SupervisionListener listener)
      throws IOException {
    this.stateFile = stateFile;
    this.startedAt = clock.instant();
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    for (Service service : services) {
      RotatingLog log =
          new RotatingLog(logs.resolve(service.name() + ".log"), LOG_BYTES, LOGS_KEPT);
      this.services.add(
          new SupervisedService(
              service, log, http, timing, policy, clock, listener, this::writeState));
    }
  }

  /** Starts all and returns at once. */
  public void start() {
    writeState();
    services.forEach(
        service ->
            Thread.ofVirtual().name(service.service().name()).start(() -> runInOrder(service)));
  }

  private void runInOrder(SupervisedService service) {
    try {
      for (SupervisedService other : services) {
        if (service.service().after().contains(other.service().name())
            && !other.awaitFirstHealth()) {
          return;
        }
      }
      service.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until every service was healthy that the rest needs; false when one of them was given up
   * or all were stopped before that.
   */
  public boolean awaitHealthy() throws InterruptedException {
    for (SupervisedService service : services) {
      if (!service.service().optional() && !service.awaitFirstHealth()) {
        return false;
      }
    }
    if (stopping.get()) {
      return false;
    }
    startSeconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
    services.forEach(SupervisedService::refresh);
    writeState();
    return true;
  }

  /** Waits until {@link #stop} has ended all. */
  public void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  /**
   * Stops all in reverse order and returns when no process is left. A second call waits for the
   * first one.
   */
  public void stop() {
    if (!stopping.compareAndSet(false, true)) {
      try {
        stopped.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    services.reversed().forEach(SupervisedService::stop);
    synchronized (this) {
      try {
        stateFile.delete();
      } finally {
        stopped.countDown();
      }
    }
  }

  /**
   * Ends a service in its own way and starts it again; no crash. Those that need it go on.
   *
   * @param why is told as the reason
   * @return whether it runs now, so that it will be done
   */
  public boolean restart(String service, String why) {
    return named(service).restart(why);
  }

  /**
   * Stops all processes of some services (SIGSTOP), one service after the other, until what is
   * returned is closed. Health checks neither fail nor restart anything meanwhile.
   *
   * @throws IOException if one of them does not run now or cannot be stopped; then all go on
   */
  public Frozen freeze(List<String> order) throws IOException {
    var frozen = new Frozen();
    try {
      for (String name : order) {
        frozen.add(named(name));
      }
      return frozen;
    } catch (IOException | RuntimeException e) {
      frozen.close();
      throw e;
    }
  }

  private SupervisedService named(String name) {
    return services.stream()
        .filter(service -> service.service().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no service " + name));
  }

  /**
   * Whether this supervisor does its work: the thread of each service goes on. False where one is
   * stuck, and the service would not be started again if it died.
   *
   * @param limit how long ago each was seen to go on at most; longer than a service's orderly end
   *     and the longest wait before a restart
   */
  public boolean turns(Duration limit) {
    return services.stream().allMatch(service -> service.turns(limit));
  }

  /** What runs now. */
  public RunState state() {
    List<ServiceStatus> statuses = services.stream().map(SupervisedService::status).toList();
    long memory =
        statuses.stream().mapToLong(ServiceStatus::memoryMegabytes).sum()
            + ProcessMemory.residentMegabytes(List.of(self));
    return new RunState(self, startedAt, startSeconds, memory, statuses);
  }

  private synchronized void writeState() {
    if (stopped.getCount() == 0) {
      return;
    }
    try {
      stateFile.write(state());
    } catch (UncheckedIOException fullDisk) {
      // the state before stays there, whole, and the next change tries again
    }
  }
}
