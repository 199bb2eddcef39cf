package dev.phoenix.local.watch;

import dev.phoenix.local.watch.Notice.State;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox for one way, one after the other, on a thread of its own. What
 * certainly did not arrive is tried again, later and later; of what nobody knows, the same way
 * never sends it again.
 */
final class Messenger implements AutoCloseable {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration OLDEST = Duration.ofDays(1);
  private static final long IDLE_MILLIS = 60_000;
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final Way way;
  private final Outbox outbox;
  private final History history;
  private final Clock clock;
  private final Duration firstPause;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A messenger that has not begun.
   *
   * @param firstPause after the first failure; it doubles up to five minutes
   */
  Messenger(Way way, Outbox outbox, History history, Clock clock, Duration firstPause) {
    this.way = way;
    this.outbox = outbox;
    this.history = history;
    this.clock = clock;
    this.firstPause = firstPause;
    this.thread = Thread.ofVirtual().name("messenger-" + way.name()).unstarted(this::run);
  }

  void begin() {
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        outbox.await(step());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the first notice if it is time; answers how long there is nothing to do. */
  private long step() throws InterruptedException {
    var first = outbox.first(way.name());
    if (first.isEmpty()) {
      return IDLE_MILLIS;
    }
    var notice = first.get();
    if (notice.state() == State.SENDING) {
      settle(notice, new Sending.Unknown("the supervisor was killed while it was sent"));
      return 1;
    }
    var wait = notice.notBefore();
    var now = clock.instant();
    if (wait != null && wait.isAfter(now)) {
      return Duration.between(now, wait).toMillis();
    }
    var sending = notice.in(State.SENDING, notice.why());
    outbox.replace(sending);
    settle(sending, way.send(notice));
    return 1;
  }

  private void settle(Notice notice, Sending outcome) {
    switch (outcome) {
      case Sending.Delivered() -> end(notice, State.SENT, null);
      case Sending.Refused(String why) -> end(notice, State.FAILED, why);
      case Sending.Unknown(String why) -> end(notice, State.UNKNOWN, why);
      case Sending.Later(String why, Duration after) -> later(notice, why, after);
    }
  }

  private void later(Notice notice, String why, @Nullable Duration after) {
    if (notice.at().plus(OLDEST).isBefore(clock.instant())) {
      end(notice, State.FAILED, why + ", for a day");
      return;
    }
    var pause = firstPause.multipliedBy(1L << Math.min(notice.tries(), 20));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    if (after != null && after.compareTo(pause) > 0) {
      pause = after;
    }
    history.add("not told yet: " + notice.title() + ": " + way.name() + " " + why);
    outbox.replace(notice.later(clock.instant().plus(pause), why));
  }

  private void end(Notice notice, State state, @Nullable String why) {
    history.add(
        (state == State.SENT ? "told: " : "not told (" + state.word() + "): ")
            + notice.title()
            + ": "
            + way.name()
            + (why == null ? "" : " " + why));
    outbox.replace(notice.in(state, why));
  }

  /** Gives what is being sent a moment, then ends; what waits is sent after the next start. */
  @Override
  public void close() {
    closing = true;
    outbox.wake();
    try {
      // what is being sent now would else be of unknown fate for ever
      thread.join(MOMENT);
      thread.interrupt();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
