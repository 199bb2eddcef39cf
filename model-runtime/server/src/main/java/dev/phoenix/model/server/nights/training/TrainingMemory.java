package dev.phoenix.model.server.nights.training;

import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.trainer.job.RefusedException;

/**
 * What a training may take: no more than the settings allow, and no more than is free when it
 * begins, so that it does not push out what answers people meanwhile.
 *
 * @param allowedMiB by {@code phoenix.model-runtime.nights.memory}
 * @param free of this machine
 */
public record TrainingMemory(int allowedMiB, FreeMemory free) {

  /**
   * With less, a trainer's Java machine and PyTorch may not even start, and so could not say so.
   */
  static final int LEAST_MIB = 512;

  private static final int MIB_BITS = 20;

  /**
   * The limit of a training that begins now, in MiB.
   *
   * @throws RefusedException if too little is free for any
   */
  int limitMiB() {
    long freeMiB = free.bytes() >> MIB_BITS;
    if (freeMiB < LEAST_MIB && freeMiB < allowedMiB) {
      throw new RefusedException(
          ("Only %d MiB of memory are free, and a training takes %d MiB at least: no settings"
                  + " would fit. Stop what else runs on this machine or give it more memory; the"
                  + " next night begins anew")
              .formatted(freeMiB, LEAST_MIB));
    }
    return (int) Math.min(allowedMiB, freeMiB);
  }

  /** A refusal's reason, and where its limit came from, if that was not the settings. */
  String explained(String reason, int limitMiB) {
    return limitMiB >= allowedMiB
        ? reason
        : ("%s. The limit is what was free of this machine's memory, %d MiB;"
                + " phoenix.model-runtime.nights.memory would allow %d MiB")
            .formatted(reason, limitMiB, allowedMiB);
  }
}
