package dev.phoenix.local.supervise;

import dev.phoenix.local.service.HealthCheck.Finding;

/** Whether a process answers late, look by look. Used by one thread. */
final class Lateness {

  // a busy machine makes one answer late, and the next one not
  private static final int LOOKS = 3;

  /** What a look changed. */
  enum Change {
    NONE,
    /** It is late now. */
    LATE,
    /** It was, and is no more. */
    IN_TIME
  }

  private boolean late;
  private int others;

  /** Takes one more look; what says nothing of its time changes nothing. */
  Change after(Finding finding) {
    if (finding != Finding.READY && finding != Finding.LATE) {
      return Change.NONE;
    }
    others = (finding == Finding.LATE) == late ? 0 : others + 1;
    if (others < LOOKS) {
      return Change.NONE;
    }
    others = 0;
    late = !late;
    return late ? Change.LATE : Change.IN_TIME;
  }
}
