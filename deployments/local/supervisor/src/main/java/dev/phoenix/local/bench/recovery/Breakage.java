package dev.phoenix.local.bench.recovery;

import java.util.Locale;

/** A way in which a process breaks, or the disk that all keep their data on. */
public enum Breakage {
  /** Ended by {@code kill -9}. */
  KILLED,
  /** Stopped by {@code kill -STOP}: it lives, holds its ports, and answers nothing. */
  HUNG,
  /** Takes more memory than it may. */
  BLOATED,
  /** Answers 500 to each request over HTTP. */
  WRONG,
  /** Answers each request over HTTP, but late, until that is taken away again. */
  SLOW,
  /** Has no byte left, until there is room again. */
  FULL;

  /** As the table and {@code --only} name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nobody mends it but the trial itself. */
  boolean isTakenAway() {
    return this == SLOW || this == FULL;
  }

  boolean isOfServices() {
    return this != FULL;
  }
}
