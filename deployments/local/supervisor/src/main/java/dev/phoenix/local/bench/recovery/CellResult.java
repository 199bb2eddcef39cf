package dev.phoenix.local.bench.recovery;

import org.jspecify.annotations.Nullable;

/**
 * What came of a fault.
 *
 * @param noticedSeconds until the supervisor knew; null if it never did
 * @param healedSeconds until everything was healthy again, from where the trial took the fault away
 *     if nobody else mends it; null if it was not in time
 * @param broke how often people were told that this process broke
 * @param back how often they were told that it is back
 * @param besides what else they were told of processes
 * @param posts how many were under way
 */
public record CellResult(
    Cell cell,
    @Nullable Double noticedSeconds,
    @Nullable Double healedSeconds,
    int broke,
    int back,
    int besides,
    int posts) {

  /** Messages beyond one that it broke and one that it is back. */
  int toldTwice() {
    return Math.max(0, broke - 1) + Math.max(0, back - 1);
  }

  /**
   * Whether people did not hear of it, or of its end; of itself a dead supervisor tells nothing.
   */
  boolean untold() {
    return !cell.isSupervisors() && (broke == 0 || back == 0);
  }

  boolean healed() {
    return healedSeconds != null;
  }
}
