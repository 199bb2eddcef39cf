package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a job ended, and the exit code that says so. */
public enum Status {
  /** All steps were done. */
  FINISHED("finished", 0),
  /** The validation loss had stopped falling; the adapter is the best one until then. */
  STOPPED_EARLY("stopped-early", 0),
  /** The job, its data or its base cannot be worked with, or it does not fit the memory. */
  REFUSED("refused", 64),
  /** It was begun and could not be ended: the loss is no number, a disk is full. */
  FAILED("failed", 70),
  /** Its time was over. */
  TIMED_OUT("timed-out", 124);

  /** The exit code of a trainer that leaves the folder to another; there is no result then. */
  public static final int LOCKED = 75;

  private final String word;
  private final int exitCode;

  Status(String word, int exitCode) {
    this.word = word;
    this.exitCode = exitCode;
  }

  /** As {@code result.json} says it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Of the process; 0 if there is an adapter. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether there is an adapter. */
  public boolean succeeded() {
    return exitCode == 0;
  }
}
