package dev.phoenix.model.gate;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.gate.request.GateFiles.Failure;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process. Its one argument is a folder with a {@code gate.json}; its exit codes are 0 when it
 * judged, whatever it found, 64 refused, 70 failed, 75 another works in the folder. A folder that
 * has a result is left as it is.
 */
public final class GateMain {

  /** Whoever asks whether the folder is locked holds the lock for a moment. */
  private static final long LOCK_PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

  private GateMain() {}

  /** Judges what a folder asks for. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println("Usage: gate FOLDER, where FOLDER holds a gate.json");
      System.exit(Status.REFUSED.exitCode());
    }
    System.exit(run(new JobFolder(Path.of(args[0]))));
  }

  /** Returns the exit code. */
  static int run(JobFolder folder) throws IOException {
    Optional<JobLock> lock = lock(folder);
    if (lock.isEmpty()) {
      System.err.printf(
          "%s is worked in by %s: wait for its gate-result.json, or end that process%n",
          folder.path(), JobLock.holder(folder).orElse("another process"));
      return Status.LOCKED;
    }
    try (JobLock held = lock.get()) {
      Optional<GateResult> before = GateFiles.result(folder);
      return before.isPresent() ? said(before.get()) : judge(folder);
    }
  }

  private static int judge(JobFolder folder) throws IOException {
    // of an earlier start, whose reason may be gone
    Files.deleteIfExists(folder.path().resolve(GateFiles.ERROR));
    try {
      GateResult result = new GateRun(folder).run();
      GateFiles.write(folder, result);
      return said(result);
    } catch (RefusedException e) {
      return ended(folder, Status.REFUSED, e);
    } catch (OutOfMemoryError e) {
      return ended(
          folder,
          Status.FAILED,
          new IllegalStateException("Memory is spent: allow more or judge a smaller model", e));
    } catch (IOException | RuntimeException | LinkageError e) {
      // a person who looks for the reason wants the whole of it
      e.printStackTrace();
      return ended(folder, Status.FAILED, e);
    }
  }

  private static int ended(JobFolder folder, Status status, Throwable cause) throws IOException {
    String message = String.valueOf(cause.getMessage());
    System.err.println(status.word() + ": " + message);
    GateFiles.write(folder, new Failure(status.word(), message));
    return status.exitCode();
  }

  private static int said(GateResult result) {
    System.err.println(result.passed() ? "passed" : "not passed");
    result
        .checks()
        .forEach(
            check ->
                System.err.printf(
                    "%s %s: %s%n", check.passed() ? "+" : "-", check.name(), check.explanation()));
    return 0;
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
}
