package dev.phoenix.model.trainer.job;

/**
 * What a job may take.
 *
 * @param threads that compute, 1 or 2; part of what the result depends on, as sums are made in
 *     their order
 * @param memoryMiB of the whole process, in MiB, at most 4096
 * @param seconds from the start to the result, resumed ones included
 */
public record Limits(int threads, int memoryMiB, long seconds) {

  /** What a job gets that says nothing. */
  public static final Limits DEFAULT = new Limits(2, 4096, 7200);
}
