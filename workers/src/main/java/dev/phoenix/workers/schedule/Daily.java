package dev.phoenix.workers.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for something once a date, as soon as it is due. It remembers that in memory alone: after a
 * restart, and beside replicas, it asks again, so asking twice must do no more than once. A message
 * whose id is the date is such a thing.
 */
public final class Daily {

  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final Schedule schedule;
  private final Duration makeUp;
  private final Clock clock;
  private final Consumer<Schedule.Due> ask;
  private @Nullable LocalDate asked;

  /**
   * Asks at the times of a schedule.
   *
   * @param makeUp what was missed for longer is left out
   * @param ask an exception means that it is asked again at the next {@link #tick}
   */
  public Daily(Schedule schedule, Duration makeUp, Clock clock, Consumer<Schedule.Due> ask) {
    this.schedule = schedule;
    this.makeUp = makeUp;
    this.clock = clock;
    this.ask = ask;
  }

  /** Asks for the last that was due, unless it did or that is too long ago. */
  public void tick() {
    var now = clock.instant();
    var due = schedule.last(now);
    if (!due.date().equals(asked) && Duration.between(due.since(), now).compareTo(makeUp) <= 0) {
      ask.accept(due);
      asked = due.date();
    }
  }

  /** For how long somebody may ask for the same date: an engine has to know a message's id then. */
  public static Duration askedFor(Duration makeUp) {
    return makeUp.plus(MARGIN);
  }
}
