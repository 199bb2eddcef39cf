package dev.phoenix.model.trainer;

import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process. Its one argument is a job folder; its exit codes are those of {@link Status}: 0 with
 * an adapter, 64 refused, 70 failed, 75 another works in the folder, 124 timed out. A folder that
 * has a result is left as it is, and the exit code is the result's again.
 */
public final class TrainerMain {

  /** Whoever asks whether the folder is locked holds the lock for a moment. */
  private static final long LOCK_PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

  private TrainerMain() {}

  /** Does the job of a folder. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println("Usage: trainer FOLDER, where FOLDER holds a job.json");
      System.exit(Status.REFUSED.exitCode());
    }
    System.exit(run(new JobFolder(Path.of(args[0]))));
  }

  /** Returns the exit code. */
  static int run(JobFolder folder) throws IOException {
    Optional<JobLock> lock = lock(folder);
    if (lock.isEmpty()) {
      System.err.printf(
          "%s is worked in by %s: wait for its result.json, or end that process%n",
          folder.path(), JobLock.holder(folder).orElse("another process"));
      return Status.LOCKED;
    }
    try (JobLock held = lock.get()) {
      Optional<Result> before = ResultFile.read(folder);
      return before.isPresent() ? said(before.get()) : work(folder);
    }
  }

  private static int work(JobFolder folder) throws IOException {
    Watchdog watchdog = Watchdog.start(folder, seconds(folder));
    Result result = new JobRun(folder, System::nanoTime).run();
    if (!watchdog.end()) {
      // it is about to end the process
      LockSupport.park();
    }
    ResultFile.write(result, folder);
    return said(result);
  }

  private static int said(Result result) {
    System.err.println(
        result.status().word() + (result.reason().isEmpty() ? "" : ": " + result.reason()));
    return result.status().exitCode();
  }

  private static Optional<JobLock> lock(JobFolder folder) throws IOException {
    long until = System.nanoTime() + LOCK_PATIENCE;
    Optional<JobLock> lock = JobLock.take(folder);
    while (lock.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_AGAIN);
      lock = JobLock.take(folder);
    }
    return lock;
  }

  private static long seconds(JobFolder folder) throws IOException {
    try {
      return JobFile.read(folder).limits().seconds();
    } catch (RefusedException e) {
      // which the run will say
      return Limits.DEFAULT.seconds();
    }
  }
}
