package dev.phoenix.workers.monitoring.incident;

import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.monitoring.tell.News;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Incidents as people are told of them; the same moment always in the same words. */
@Component
final class IncidentNews {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.ENGLISH);

  private final ZoneId zone;

  IncidentNews(BooksSettings books) {
    this.zone = books.zoneOrSystem();
  }

  /**
   * What is told.
   *
   * @param opened what was known at first
   * @param moment {@code opened}, {@code escalated} or {@code closed}
   * @param occasion tells one escalation from the next
   */
  News of(Incident incident, Opened opened, String moment, long occasion) {
    var since = incident.openedAt();
    return switch (moment) {
      case "opened" ->
          news(incident, moment, word(incident.severity()) + opened.title(), opened.text(), since);
      case "escalated" ->
          news(
              incident,
              moment + ":" + occasion,
              "Nobody looks into it yet: " + opened.title(),
              "Open since %s. The task is in Tasklist.".formatted(time(since)),
              since);
      default -> {
        var end = Objects.requireNonNull(incident.closedAt(), "not closed");
        var closing = Objects.requireNonNullElse(incident.closing(), "");
        yield news(
            incident,
            moment,
            "Over: " + opened.title(),
            "%s It lasted %s.".formatted(closing, words(Duration.between(since, end))).strip(),
            end);
      }
    };
  }

  private static News news(
      Incident incident, String name, String headline, String text, Instant at) {
    var moment = name.split(":", 2)[0];
    return new News(
        "incident:" + incident.id() + ":" + name,
        incident.openedAt(),
        headline,
        text,
        new News.Facts(
            incident.id(), moment, incident.key(), incident.severity().name(), headline, text, at));
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  private static String word(Severity severity) {
    return severity == Severity.CRITICAL ? "Critical: " : "Warning: ";
  }

  /** The two greatest units, such as {@code 2 h 5 min}. */
  static String words(Duration lasted) {
    if (lasted.toDays() > 0) {
      return lasted.toDays() + " d " + lasted.toHoursPart() + " h";
    }
    if (lasted.toHours() > 0) {
      return lasted.toHours() + " h " + lasted.toMinutesPart() + " min";
    }
    return lasted.toMinutes() > 0
        ? lasted.toMinutes() + " min " + lasted.toSecondsPart() + " s"
        : lasted.toSeconds() + " s";
  }
}
