package dev.phoenix.model.trainer.process;

import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process whose one argument is a job folder, in which no two work at once.
 *
 * @param name of the program, for people
 * @param request the file that the folder has to hold
 * @param result the file that the work ends with
 * @param work what is done while the folder is locked
 */
public record FolderProcess(String name, String request, String result, Work work) {

  /** Whoever asks whether the folder is locked holds the lock for a moment. */
  private static final long LOCK_PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

  /** What is done in a folder. */
  @FunctionalInterface
  public interface Work {

    /** Does it, or says again how it ended before; returns the exit code. */
    int in(JobFolder folder) throws IOException;
  }

  /** Works in the folder that the arguments name and ends this process with the exit code. */
  public void main(String[] args) throws IOException {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.printf("Usage: %s FOLDER, where FOLDER holds a %s%n", name, request);
      System.exit(Status.REFUSED.exitCode());
    }
    System.exit(run(new JobFolder(Path.of(args[0]))));
  }

  /** Works in a folder and returns the exit code; {@link Status#LOCKED} if another works there. */
  public int run(JobFolder folder) throws IOException {
    Optional<JobLock> lock = lock(folder);
    if (lock.isEmpty()) {
      System.err.printf(
          "%s is worked in by %s: wait for its %s, or end that process%n",
          folder.path(), JobLock.holder(folder).orElse("another process"), result);
      return Status.LOCKED;
    }
    try (JobLock held = lock.get()) {
      return work.in(folder);
    }
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
