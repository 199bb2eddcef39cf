package dev.phoenix.workers.job;

/**
 * Carries out one type of job. Make it a bean, and the application opens a worker for it.
 *
 * <p>It may be run again for the same job, after a crash or when a lease ran out, so running it
 * twice must do no more than running it once. It runs on a virtual thread of its own, is never
 * interrupted, and may block.
 *
 * @param <I> the job's variables that it reads: a record whose components are named as they are.
 *     Only these are fetched. A component that may be missing is {@code @Nullable}; the record
 *     refuses what it cannot work with by throwing {@link JobInputException}
 */
public interface JobTask<I extends Record> {

  /** The job type, {@code <family>.<verb-object>}. */
  String type();

  /** The record that the variables are read into. */
  Class<I> input();

  /**
   * Does the work.
   *
   * @return how the job ends. An exception counts as passing trouble: it spends one of the job's
   *     retries
   */
  JobOutcome run(I input, JobContext context);
}
