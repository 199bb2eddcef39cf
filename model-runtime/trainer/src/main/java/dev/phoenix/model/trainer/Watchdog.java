package dev.phoenix.model.trainer;

import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Status;
import dev.phoenix.model.trainer.run.Export;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process when its job has not ended by itself: a step of a large model, or native code
 * that hangs, looks at no clock. Only one of both writes the result.
 */
final class Watchdog {

  private static final Duration GRACE = Duration.ofMinutes(1);

  private final JobFolder folder;
  private final AtomicBoolean ended = new AtomicBoolean();

  private Watchdog(JobFolder folder) {
    this.folder = folder;
  }

  /** Watches from now on; a minute longer than the job may take. */
  static Watchdog start(JobFolder folder, long seconds) {
    Watchdog watchdog = new Watchdog(folder);
    Duration patience = GRACE.plusSeconds(seconds);
    Thread.ofPlatform().daemon().name("watchdog").start(() -> watchdog.watch(patience));
    return watchdog;
  }

  /** Whether the result is the caller's to write. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  private void watch(Duration patience) {
    try {
      Thread.sleep(patience);
    } catch (InterruptedException e) {
      return;
    }
    if (!end()) {
      return;
    }
    try {
      new Export(folder).remove();
      Result result =
          new ResultDraft()
              .end(
                  Status.TIMED_OUT,
                  "The job did not end in time: raise limits.seconds or take smaller steps, in a"
                      + " new folder",
                  Map.of());
      ResultFile.write(result, folder);
    } catch (IOException e) {
      System.err.println("The result could not be written: " + e);
    } finally {
      Runtime.getRuntime().halt(Status.TIMED_OUT.exitCode());
    }
  }
}
