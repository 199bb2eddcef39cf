package dev.phoenix.workers.approval.digest;

import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.schedule.Daily;
import dev.phoenix.workers.schedule.Schedule;
import java.time.Clock;
import java.util.Map;

/**
 * Asks for the digest each day. All replicas may: the message's id is the date, and the engine
 * takes it once.
 */
final class DigestScheduler {

  private static final String ONE_AT_A_TIME = "request-digest";

  private final Messages messages;
  private final DigestSettings settings;
  private final Schedule schedule;
  private final Daily daily;

  DigestScheduler(Messages messages, DigestSettings settings, BooksSettings books, Clock clock) {
    this.messages = messages;
    this.settings = settings;
    this.schedule =
        new Schedule(
            settings.at(), settings.zone() == null ? books.zoneOrSystem() : settings.zone());
    this.daily = new Daily(schedule, settings.makeUp(), clock, this::ask);
  }

  /** Asks for the last one that was due. */
  void tick() {
    if (settings.enabled()) {
      daily.tick();
    }
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
        Daily.askedFor(settings.makeUp()));
  }
}
