package dev.phoenix.local.bench.requests;

import dev.phoenix.local.UserError;
import java.time.Duration;

/** Looks again and again. */
final class Waiting {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private Waiting() {}

  /** Something that is there or not yet. */
  interface Look {
    boolean look() throws InterruptedException;
  }

  /**
   * Looks until it is there, or time is over. What cannot be reached, since it was killed, is not
   * there.
   */
  static boolean until(Duration limit, Look look) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (true) {
      if (seen(look)) {
        return true;
      }
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
  }

  private static boolean seen(Look look) throws InterruptedException {
    try {
      return look.look();
    } catch (UserError away) {
      return false;
    }
  }
}
