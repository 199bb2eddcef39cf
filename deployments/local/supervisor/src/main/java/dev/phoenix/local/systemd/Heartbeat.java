package dev.phoenix.local.systemd;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells systemd again and again that this process lives, as long as what it looks at does. */
public final class Heartbeat implements AutoCloseable {

  // two of three may be lost or late
  private static final int BEATS = 3;

  private final @Nullable Thread thread;

  private Heartbeat(@Nullable Thread thread) {
    this.thread = thread;
  }

  /**
   * Begins, where systemd wants to be told.
   *
   * @param lives asked before each beat; when it does not answer, or no, there is none
   */
  public static Heartbeat begin(ServiceManager manager, BooleanSupplier lives) {
    var watchdog = manager.watchdog();
    if (watchdog == null) {
      return new Heartbeat(null);
    }
    var pause = watchdog.dividedBy(BEATS);
    // a thread of its own: where virtual ones do not go on, services are not looked after either,
    // and what it asks shows that
    return new Heartbeat(
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> beat(manager, lives, pause)));
  }

  private static void beat(ServiceManager manager, BooleanSupplier lives, Duration pause) {
    try {
      while (true) {
        if (lives.getAsBoolean()) {
          manager.alive();
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
