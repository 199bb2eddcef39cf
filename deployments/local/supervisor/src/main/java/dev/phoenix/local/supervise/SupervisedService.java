package dev.phoenix.local.supervise;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessMemory;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.process.RotatingLog;
import dev.phoenix.local.process.SessionLauncher;
import dev.phoenix.local.process.Signals;
import dev.phoenix.local.service.HealthCheck.Finding;
import dev.phoenix.local.service.Service;
import dev.phoenix.local.supervise.Reason.Cause;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service under supervision: a thread of its own starts it, checks it and starts it again. */
final class SupervisedService {

  private static final Reason STOPPED = new Reason(Cause.STOPPED, "stopped");

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
  private final Ice ice = new Ice();
  private volatile ServiceStatus status;
  private volatile @Nullable String asked;
  private volatile @Nullable Long turned;
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

  /**
   * Whether the thread that looks after it goes on.
   *
   * @param limit how long ago it was seen to at most
   */
  boolean turns(Duration limit) {
    Long last = turned;
    return last == null || isStopping() || System.nanoTime() - last <= limit.toNanos();
  }

  /** It is seen to go on. */
  private void turn() {
    turned = System.nanoTime();
  }

  /** Runs until the service is stopped or given up. */
  void run() throws InterruptedException {
    try {
      boolean again = false;
      while (!isStopping()) {
        turn();
        Lifetime lifetime = runOnce(again);
        if (isStopping()) {
          return;
        }
        boolean room = Room.isLeft(service.directory());
        if (!room && lifetime.reason().cause() == Cause.NOT_STARTED) {
          become(status.in(ServiceState.RESTARTING, clock.instant()));
          listener.waitingForRoom(service.name(), lifetime.reason());
          again = awaitRoom();
          continue;
        }
        Optional<Duration> wait = wait(lifetime, room);
        if (wait.isEmpty()) {
          become(status.in(ServiceState.FAILED, clock.instant()));
          listener.givenUp(service.name(), lifetime.reason());
          return;
        }
        become(status.in(ServiceState.RESTARTING, clock.instant()));
        listener.restarting(service.name(), lifetime.reason(), wait.get());
        turn();
        again = !stopping.await(wait.get().toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      turned = null;
      settled.countDown();
    }
  }

  /** Until there is; false when it was stopped before. */
  private boolean awaitRoom() throws InterruptedException {
    while (!Room.isLeft(service.directory())) {
      turn();
      if (stopping.await(Room.PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** Before the next start; empty when it is given up. What dies on a full disk is not. */
  private Optional<Duration> wait(Lifetime lifetime, boolean room) {
    if (lifetime.reason().cause() == Cause.ASKED) {
      return Optional.of(Duration.ZERO);
    }
    return room ? crashes.crashed(lifetime.healthy()) : Optional.of(Room.PAUSE);
  }

  /** From one start to the end of that process. */
  private Lifetime runOnce(boolean again) throws InterruptedException {
    ice.awaitThaw(stopping);
    long started = System.nanoTime();
    asked = null;
    Process running;
    try {
      running = launch(again);
    } catch (IOException e) {
      return new Lifetime(
          Duration.ZERO, new Reason(Cause.NOT_STARTED, "cannot be started: " + e.getMessage()));
    }
    if (running == null) {
      return new Lifetime(Duration.ZERO, STOPPED);
    }
    Reason reason = awaitHealth(running, started);
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
      // to be seen while it takes its time to end
      become(status.in(ServiceState.RESTARTING, clock.instant()));
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
  private @Nullable Reason awaitHealth(Process running, long started) throws InterruptedException {
    while (running.isAlive() && !isStopping()) {
      turn();
      var finding = service.health().look(http);
      if (finding == Finding.READY || finding == Finding.LATE) {
        return null;
      }
      if (System.nanoTime() - started > service.startLimit().toNanos()) {
        return new Reason(
            Cause.NOT_STARTED, "not healthy after " + service.startLimit().toSeconds() + " s");
      }
      stopping.await(timing.whileStarting().toMillis(), TimeUnit.MILLISECONDS);
    }
    return isStopping()
        ? STOPPED
        : new Reason(
            Cause.NOT_STARTED, "ended with code " + running.exitValue() + " while starting");
  }

  /** Watches a healthy process until it ends, does not answer for too long, or is stopped. */
  private Reason watch(Process running) throws InterruptedException {
    var patience = new Patience(timing, service.health().patience());
    var lateness = new Lateness();
    while (!isStopping()) {
      turn();
      if (running.waitFor(timing.whileHealthy().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Reason(Cause.DIED, "ended with code " + running.exitValue());
      }
      String why = asked;
      if (why != null) {
        return new Reason(Cause.ASKED, why);
      }
      long before = ice.age();
      Finding finding = service.health().look(http);
      if (isStopping()) {
        break;
      }
      if (ice.touched(before)) {
        // it was stopped while it was asked, and its silence is no fault
        patience.forgive();
        continue;
      }
      Reason reason = patience.after(finding);
      if (reason != null && (reason.cause() != Cause.SICK || Room.isAmple(service.directory()))) {
        return reason;
      }
      tell(lateness.after(finding));
      show(finding, before);
    }
    return STOPPED;
  }

  private void tell(Lateness.Change change) {
    switch (change) {
      case NONE -> {}
      case LATE -> listener.late(service.name(), Objects.requireNonNull(service.health().late()));
      case IN_TIME -> listener.inTime(service.name());
    }
  }

  private synchronized void show(Finding finding, long before) {
    if (!ice.touched(before) && !isStopping()) {
      measure();
      become(
          status.in(
              finding == Finding.READY || finding == Finding.LATE
                  ? ServiceState.HEALTHY
                  : ServiceState.UNHEALTHY,
              clock.instant()));
    }
  }

  /** Asks for an orderly end and a new start; false when the service does not run now. */
  boolean restart(String why) {
    synchronized (this) {
      if (!isRunning()) {
        return false;
      }
      asked = why;
      return true;
    }
  }

  /**
   * Stops all its processes until {@link #thaw}. A service that dies meanwhile is started again
   * only afterwards.
   *
   * @throws IOException if it does not run now, or a process cannot be stopped
   */
  synchronized void freeze() throws IOException {
    ProcessIdentity root = status.process();
    if (!isRunning() || root == null) {
      throw new IOException(
          service.name()
              + " is "
              + (asked == null ? status.state().word() : "to be started again"));
    }
    ice.freeze();
    // what it has now is on record, so that the next supervisor finds it if this one dies
    measure();
    Set<ProcessIdentity> stopped = Set.of();
    for (var members = members(); !stopped.containsAll(members); members = members()) {
      Signals.stop(members);
      stopped = members;
    }
    become(status.in(ServiceState.FROZEN, clock.instant()));
  }

  /** Lets them go on; nothing happens when they are not stopped. */
  synchronized void thaw() {
    if (!ice.isFrozen()) {
      return;
    }
    try {
      Signals.goOn(members());
    } catch (IOException e) {
      // no process can be started here; what stays stopped is silent, and ended for that
    }
    if (status.state() == ServiceState.FROZEN) {
      become(status.in(ServiceState.HEALTHY, clock.instant()));
    }
    ice.thaw();
  }

  private boolean isRunning() {
    return !isStopping()
        && asked == null
        && (status.state() == ServiceState.HEALTHY || status.state() == ServiceState.UNHEALTHY);
  }

  /** Ends the service with all that it started; returns when nothing of it is left. */
  void stop() {
    stopping.countDown();
    thaw();
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
    ProcessTree.end(members(), service.grace());
  }

  /** Its process first, then all that it started, as far as seen and as is there now. */
  private Set<ProcessIdentity> members() {
    Set<ProcessIdentity> members = status.processes();
    ProcessIdentity root = status.process();
    if (root != null) {
      members.addAll(ProcessTree.members(root));
    }
    return members;
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

  private record Lifetime(Duration healthy, Reason reason) {}
}
