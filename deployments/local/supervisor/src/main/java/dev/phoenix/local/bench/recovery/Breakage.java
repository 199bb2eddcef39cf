package dev.phoenix.local.bench.recovery;

import java.util.Locale;

/** A way in which a process breaks. */
public enum Breakage {
  /** Ended by {@code kill -9}. */
  KILLED,
  /** Stopped by {@code kill -STOP}: it lives, holds its ports, and answers nothing. */
  HUNG,
  /** Takes more memory than it may. */
  BLOATED;

  /** As the table and {@code --only} name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
