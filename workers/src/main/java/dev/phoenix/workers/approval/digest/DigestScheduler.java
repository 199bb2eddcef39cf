package dev.phoenix.workers.approval.digest;

import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the digest each day. All replicas may: the message's id is the date, and the engine
 * takes it once.
 */
final class DigestScheduler {

  private static final String ONE_AT_A_TIME = "request-digest";
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final Messages messages;
  private final DigestSettings settings;
  private final Schedule schedule;
  private final Clock clock;
  private @Nullable LocalDate asked;

  DigestScheduler(Messages messages, DigestSettings settings, BooksSettings books, Clock clock) {
    this.messages = messages;
    this.settings = settings;
    this.schedule =
        new Schedule(
            settings.at(), settings.zone() == null ? books.zoneOrSystem() : settings.zone());
    this.clock = clock;
  }

  /** Asks for the last one that was due, unless that is too long ago. */
  void tick() {
    var now = clock.instant();
    var due = schedule.last(now);
    if (!settings.enabled()
        || due.date().equals(asked)
        || Duration.between(due.since(), now).compareTo(settings.makeUp()) > 0) {
      return;
    }
    ask(due);
    asked = due.date();
  }

  private void ask(Schedule.Due due) {
    messages.publish(
        "digest-due",
        ONE_AT_A_TIME,
        due.date().toString(),
        Map.of(
            "date",
            due.date().toString(),
            "from",
            schedule.of(due.date().minusDays(1)).since().toString(),
            "to",
            due.since().toString()),
        // while a replica could still ask for it, the engine is to know the id
        settings.makeUp().plus(MARGIN));
  }
}
