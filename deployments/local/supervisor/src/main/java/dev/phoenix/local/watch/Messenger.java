package dev.phoenix.local.watch;

import dev.phoenix.local.watch.Notice.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, one after the other, on a thread of its own. What certainly did not
 * arrive is tried again, later and later; of what nobody knows, the same way never sends it again.
 */
final class Messenger implements AutoCloseable {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration OLDEST = Duration.ofDays(1);
  private static final int TRIES_BEFORE_ANOTHER_WAY = 5;
  private static final long IDLE_MILLIS = 60_000;
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final List<Way> ways;
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
  Messenger(List<Way> ways, Outbox outbox, History history, Clock clock, Duration firstPause) {
    this.ways = ways;
    this.outbox = outbox;
    this.history = history;
    this.clock = clock;
    this.firstPause = firstPause;
    this.thread = Thread.ofVirtual().name("messenger").unstarted(this::run);
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
    var first = outbox.first();
    if (first.isEmpty()) {
      return IDLE_MILLIS;
    }
    var notice = first.get();
    if (notice.state() == State.SENDING) {
      settle(notice, new Sending.Unknown("the supervisor was killed while it was sent"));
      return 1;
    }
    if (notice.way() >= ways.size()) {
      end(notice, ways.isEmpty() ? State.NOBODY : State.FAILED, notice.why());
      return 1;
    }
    var wait = notice.notBefore();
    var now = clock.instant();
    if (wait != null && wait.isAfter(now)) {
      return Duration.between(now, wait).toMillis();
    }
    var sending = notice.in(State.SENDING, notice.why());
    outbox.replace(sending);
    settle(sending, ways.get(notice.way()).send(notice));
    return 1;
  }

  private void settle(Notice notice, Sending outcome) {
    var way = notice.way() < ways.size() ? ways.get(notice.way()).name() : "no way";
    switch (outcome) {
      case Sending.Delivered() -> end(notice, State.SENT, null);
      case Sending.Refused(String why) -> next(notice, State.FAILED, way + " " + why);
      case Sending.Unknown(String why) -> next(notice, State.UNKNOWN, way + " " + why);
      case Sending.Later(String why, Duration after) -> later(notice, way + " " + why, after);
    }
  }

  private void later(Notice notice, String why, @Nullable Duration after) {
    if (notice.at().plus(OLDEST).isBefore(clock.instant())) {
      end(notice, State.FAILED, why + ", for a day");
      return;
    }
    boolean another = notice.way() + 1 < ways.size();
    if (another && notice.tries() + 1 >= TRIES_BEFORE_ANOTHER_WAY) {
      next(notice, State.FAILED, why);
      return;
    }
    var pause = firstPause.multipliedBy(1L << Math.min(notice.tries(), 20));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    if (after != null && after.compareTo(pause) > 0) {
      pause = after;
    }
    history.add("not told yet: " + notice.title() + ": " + why);
    outbox.replace(notice.later(clock.instant().plus(pause), why));
  }

  private void next(Notice notice, State otherwise, String why) {
    if (notice.way() + 1 < ways.size()) {
      history.add("told by another way: " + notice.title() + ": " + why);
      outbox.replace(notice.byNextWay(why));
    } else {
      end(notice, otherwise, why);
    }
  }

  private void end(Notice notice, State state, @Nullable String why) {
    history.add(
        (state == State.SENT ? "told: " : "not told (" + state.word() + "): ")
            + notice.title()
            + (why == null ? "" : ": " + why));
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
