package dev.phoenix.model.trainer.process;

import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process when its work has not ended by itself: a step of a large model, or native code
 * that hangs, looks at no clock. Only one of both writes the result.
 */
public final class Watchdog {

  private final AtomicBoolean ended = new AtomicBoolean();

  private Watchdog() {}

  /** What is written when the time is over. */
  @FunctionalInterface
  public interface LastWords {

    /** Writes that the time was over, where everyone looks for the result. */
    void write() throws IOException;
  }

  /**
   * Watches from now on.
   *
   * @param patience how long the work may take
   * @param status of the process when it is over
   */
  public static Watchdog start(Duration patience, Status status, LastWords words) {
    Watchdog watchdog = new Watchdog();
    Thread.ofPlatform()
        .daemon()
        .name("watchdog")
        .start(() -> watchdog.watch(patience, status, words));
    return watchdog;
  }

  /** Says that the work has ended, whose result is the caller's to write from here on. */
  public void end() {
    while (!ended.compareAndSet(false, true)) {
      // it is about to end the process
      LockSupport.park(this);
    }
  }

  private void watch(Duration patience, Status status, LastWords words) {
    try {
      Thread.sleep(patience);
    } catch (InterruptedException e) {
      return;
    }
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    try {
      words.write();
    } catch (IOException e) {
      System.err.println("The result could not be written: " + e);
    } finally {
      Runtime.getRuntime().halt(status.exitCode());
    }
  }
}
