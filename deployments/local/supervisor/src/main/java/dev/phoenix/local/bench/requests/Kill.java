package dev.phoenix.local.bench.requests;

import dev.phoenix.local.bench.Victims;
import java.util.Random;

/**
 * What is killed, and when in the life of a request.
 *
 * @param moment the step of the request
 * @param victim the process
 */
record Kill(Moment moment, Victim victim) {

  /** A step of a request. */
  enum Moment {
    /** It was just asked for. */
    STARTED,
    /** Its message is in the chat, or its task in Tasklist. */
    ASKED,
    /** Somebody just decided it. */
    DECIDED,
    /** Somebody just reported its cost. */
    CARRIED_OUT,
    /** Never: nothing is killed for it. */
    NEVER
  }

  /** A process. */
  enum Victim {
    /** With their H2 database if they have it. */
    WORKERS,
    /** Our double of Telegram. */
    TELEGRAM,
    /** PostgreSQL. */
    DATABASE;

    void kill(Victims victims) {
      switch (this) {
        case WORKERS -> victims.killWorkers();
        case TELEGRAM -> victims.killTelegram();
        case DATABASE -> victims.killLedger();
      }
    }
  }

  /**
   * Any, at any step; two of five requests are left in peace.
   *
   * @param database whether it can be killed
   */
  static Kill random(Random random, boolean database) {
    var victims = Victim.values();
    var victim = victims[random.nextInt(database ? victims.length : victims.length - 1)];
    var moments = Moment.values();
    var moment = moments[random.nextInt(moments.length - 1)];
    return new Kill(random.nextInt(5) < 2 ? Moment.NEVER : moment, victim);
  }
}
