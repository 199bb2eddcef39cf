package dev.phoenix.local.supervise;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessMemory;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.process.RotatingLog;
import dev.phoenix.local.process.SessionLauncher;
import dev.phoenix.local.service.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service under supervision: a thread of its own starts it, checks it and starts it again. */
final class SupervisedService {

  private final Service service;
  private final RotatingLog log;
  private final HttpClient http;
  private final Timing timing;
  private final Clock clock;
  private final CrashHistory crashes;
  private final SupervisionListener listener;
  private final Runnable changed;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile ServiceStatus status;
  private @Nullable Process process;

  SupervisedService(
      Service service,
      RotatingLog log,
      HttpClient http,
      Timing timing,
      RestartPolicy policy,
      Clock clock,
      SupervisionListener listener,
      Runnable changed) {
    this.service = service;
    this.log = log;
    this.http = http;
    this.timing = timing;
    this.clock = clock;
    this.crashes = new CrashHistory(policy, clock);
    this.listener = listener;
    this.changed = changed;
    this.status = ServiceStatus.waiting(service.name(), service.address(), clock.instant());
  }

  Service service() {
    return service;
  }

  ServiceStatus status() {
    return status;
  }

  /**
   * Waits until the service was healthy for the first time; false when it was given up or stopped
   * before that.
   */
  boolean awaitFirstHealth() throws InterruptedException {
    settled.await();
    return status.startSeconds() != null && status.state() != ServiceState.FAILED;
  }

  /** Runs until the service is stopped or given up. */
  void run() throws InterruptedException {
    try {
      boolean again = false;
      while (!isStopping()) {
        Lifetime lifetime = runOnce(again);
        if (isStopping()) {
          return;
        }
        Optional<Duration> wait = crashes.crashed(lifetime.healthy());
        if (wait.isEmpty()) {
          become(status.in(ServiceState.FAILED, clock.instant()));
          listener.givenUp(service.name(), lifetime.reason());
          return;
        }
        become(status.in(ServiceState.RESTARTING, clock.instant()));
        listener.restarting(service.name(), lifetime.reason(), wait.get());
        again = !stopping.await(wait.get().toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      settled.countDown();
    }
  }

  /** From one start to the end of that process. */
  private Lifetime runOnce(boolean again) throws InterruptedException {
    long started = System.nanoTime();
    Process running;
    try {
      running = launch(again);
    } catch (IOException e) {
      return new Lifetime(Duration.ZERO, "cannot be started: " + e.getMessage());
    }
    if (running == null) {
      return new Lifetime(Duration.ZERO, "stopped");
    }
    String reason = awaitHealth(running, started);
    if (reason != null) {
      endTree();
      return new Lifetime(Duration.ZERO, reason);
    }
    long healthySince = System.nanoTime();
    Duration startTime = Duration.ofNanos(healthySince - started);
    become(status.healthy(startTime.toMillis() / 1000.0, clock.instant()));
    settled.countDown();
    listener.healthy(service.name(), startTime);
    reason = watch(running);
    if (!isStopping()) {
      endTree();
    }
    return new Lifetime(Duration.ofNanos(System.nanoTime() - healthySince), reason);
  }

  private synchronized @Nullable Process launch(boolean again) throws IOException {
    if (isStopping()) {
      return null;
    }
    Process started =
        SessionLauncher.start(service.command(), service.environment(), service.directory());
    process = started;
    Thread.ofVirtual()
        .name("log-" + service.name())
        .start(() -> log.copy(started.getInputStream()));
    ProcessIdentity identity =
        ProcessIdentity.of(started.pid())
            .orElse(new ProcessIdentity(started.pid(), "ended at once"));
    become(status.started(identity, again, clock.instant()));
    listener.starting(service.name(), started.pid());
    return started;
  }

  /** Null when the service became healthy, else why it did not. */
  private @Nullable String awaitHealth(Process running, long started) throws InterruptedException {
    while (running.isAlive() && !isStopping()) {
      if (service.health().passes(http)) {
        return null;
      }
      if (System.nanoTime() - started > service.startLimit().toNanos()) {
        return "not healthy after " + service.startLimit().toSeconds() + " s";
      }
      stopping.await(timing.whileStarting().toMillis(), TimeUnit.MILLISECONDS);
    }
    return isStopping() ? "stopped" : "ended with code " + running.exitValue() + " while starting";
  }

  /** Watches a healthy process until it ends, does not answer for too long, or is stopped. */
  private String watch(Process running) throws InterruptedException {
    long lastHealthy = System.nanoTime();
    while (!isStopping()) {
      if (running.waitFor(timing.whileHealthy().toMillis(), TimeUnit.MILLISECONDS)) {
        return "ended with code " + running.exitValue();
      }
      boolean healthy = service.health().passes(http);
      if (isStopping()) {
        break;
      }
      if (healthy) {
        lastHealthy = System.nanoTime();
      } else if (System.nanoTime() - lastHealthy > timing.unresponsive().toNanos()) {
        return "did not answer for " + timing.unresponsive().toSeconds() + " s";
      }
      measure();
      become(status.in(healthy ? ServiceState.HEALTHY : ServiceState.UNHEALTHY, clock.instant()));
    }
    return "stopped";
  }

  /** Ends the service with all that it started; returns when nothing of it is left. */
  void stop() {
    stopping.countDown();
    settled.countDown();
    boolean failed = status.state() == ServiceState.FAILED;
    synchronized (this) {
      if (process != null && !failed) {
        become(status.in(ServiceState.STOPPING, clock.instant()));
      }
      endTree();
    }
    if (!failed) {
      become(status.in(ServiceState.STOPPED, clock.instant()));
      listener.stopped(service.name());
    }
    try {
      log.close();
    } catch (IOException nothingToSave) {
      // the log is complete as far as the disk took it
    }
  }

  private void endTree() {
    ProcessIdentity root = status.process();
    if (root != null) {
      Set<ProcessIdentity> members = status.processes();
      members.addAll(ProcessTree.members(root));
      ProcessTree.end(members, service.grace());
    }
  }

  private void measure() {
    ProcessIdentity root = status.process();
    if (root != null) {
      List<ProcessIdentity> members = new ArrayList<>(ProcessTree.members(root));
      long memory = ProcessMemory.residentMegabytes(members);
      members.remove(root);
      become(status.measured(members, memory));
    }
  }

  /** Measures at once, for a state that is to be shown now. */
  void refresh() {
    if (status.state() == ServiceState.HEALTHY) {
      measure();
    }
  }

  private synchronized void become(ServiceStatus next) {
    status = next;
    changed.run();
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private record Lifetime(Duration healthy, String reason) {}
}
