package dev.phoenix.local.watch;

import dev.phoenix.local.watch.Notice.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is broken, and which of it is told: one notice when something breaks and one when it is
 * back. What breaks again within {@link #WINDOW} keeps failing: that is told once, and that it is
 * back only after {@link #CALM} without a fall. Remembered over restarts of the supervisor.
 */
final class Troubles {

  /** A fall so soon after the one before is no new trouble. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** What kept failing is believed to be well after so long. */
  static final Duration CALM = Duration.ofMinutes(5);

  private final Clock clock;
  private final Outbox outbox;
  private final History history;
  private final Map<String, Trouble> troubles = new LinkedHashMap<>();

  Troubles(Clock clock, Collection<Trouble> remembered, Outbox outbox, History history) {
    this.clock = clock;
    this.outbox = outbox;
    this.history = history;
    remembered.forEach(trouble -> troubles.put(trouble.key(), trouble));
  }

  /** All of them, also those that are over and may come back. */
  synchronized List<Trouble> all() {
    return List.copyOf(troubles.values());
  }

  /** Whether that is broken now. */
  synchronized boolean isBroken(String key) {
    var trouble = troubles.get(key);
    return trouble != null && trouble.back() == null;
  }

  /**
   * Something broke, or broke again.
   *
   * @param name what people call it
   * @param title what is told in one line
   * @param text what happened, a sentence without its name and its end
   */
  synchronized void broke(String key, Severity severity, String name, String title, String text) {
    history.add("broke: " + name + " " + text);
    var now = clock.instant();
    var known = troubles.get(key);
    if (known == null || (known.back() != null && isOver(known, now))) {
      var trouble = new Trouble(key, severity, name, text, now, null, List.of(now), 1, false);
      tell(trouble, Moment.OPENED, title, name + " " + text + ".", now);
      return;
    }
    var worst = severity.compareTo(known.severity()) > 0 ? severity : known.severity();
    var falls =
        Stream.concat(
                known.falls().stream().filter(fall -> fall.isAfter(now.minus(WINDOW))),
                Stream.of(now))
            .toList();
    var next =
        new Trouble(key, worst, name, text, known.since(), null, falls, known.count() + 1, true);
    if (worst != known.severity()) {
      tell(next, Moment.OPENED, name + " needs you", name + " " + text + ".", now);
    } else if (!known.flapping()) {
      tell(
          next,
          Moment.OPENED,
          name + " keeps failing",
          "%s keeps failing (%d times in %s). Last: it %s. You will hear when it is well again."
              .formatted(name, falls.size(), span(falls.getFirst(), now), text),
          now);
    } else {
      put(next);
    }
  }

  /** The same trouble got worse; no new fall. */
  synchronized void worse(String key, Severity severity, String text) {
    var known = troubles.get(key);
    if (known != null && known.back() == null && severity.compareTo(known.severity()) > 0) {
      history.add("worse: " + known.name() + " " + text);
      var title = known.name() + " needs you";
      var next = known.worse(severity, text);
      tell(next, Moment.OPENED, title, known.name() + " " + text + ".", clock.instant());
    }
  }

  /** It works; nothing happens when it was not broken. */
  synchronized void back(String key) {
    var known = troubles.get(key);
    if (known == null || known.back() != null) {
      return;
    }
    var now = clock.instant();
    history.add("back: " + known.name());
    if (known.flapping()) {
      put(known.backAt(now));
    } else {
      var text = known.name() + " is well again, after " + span(known.since(), now) + ".";
      tell(known.backAt(now), Moment.CLOSED, known.name() + " is well again", text, now);
    }
  }

  /** Closes what is calm, and forgets what is long over; to be called now and then. */
  synchronized void tick() {
    var now = clock.instant();
    for (var trouble : all()) {
      var back = trouble.back();
      if (back == null) {
        continue;
      }
      if (trouble.flapping() && !now.isBefore(back.plus(CALM))) {
        var text =
            "%s has been well for %s; it had failed %d times in %s."
                .formatted(
                    trouble.name(), span(back, now), trouble.count(), span(trouble.since(), back));
        troubles.remove(trouble.key());
        var title = trouble.name() + " is well again";
        outbox.add(notice(trouble, Moment.CLOSED, title, text, now), all());
      } else if (isOver(trouble, now)) {
        troubles.remove(trouble.key());
        outbox.save(all());
      }
    }
  }

  /** Forgets, untold, what is not there any more. */
  synchronized void forget(Predicate<String> gone) {
    if (troubles.keySet().removeIf(gone)) {
      outbox.save(all());
    }
  }

  private static boolean isOver(Trouble trouble, Instant now) {
    return !trouble.flapping() && !trouble.falls().getLast().isAfter(now.minus(WINDOW));
  }

  private void tell(Trouble trouble, Moment moment, String title, String text, Instant now) {
    troubles.put(trouble.key(), trouble);
    outbox.add(notice(trouble, moment, title, text, now), all());
  }

  private void put(Trouble trouble) {
    troubles.put(trouble.key(), trouble);
    outbox.save(all());
  }

  private static Notice notice(
      Trouble trouble, Moment moment, String title, String text, Instant now) {
    return new Notice(
        UUID.randomUUID().toString(),
        moment,
        trouble.key(),
        trouble.severity(),
        title,
        text,
        now,
        Notice.State.QUEUED,
        "",
        0,
        null,
        null);
  }

  /** Such as {@code 42 s}, {@code 10 minutes} or {@code 3 h 5 min}. */
  static String span(Instant from, Instant to) {
    var length = Duration.between(from, to);
    if (length.toSeconds() < 120) {
      return Math.max(1, length.toSeconds()) + " s";
    }
    var minutes = length.plusSeconds(30).toMinutes();
    if (minutes < 120) {
      return minutes + " minutes";
    }
    return length.toHours() + " h " + length.toMinutesPart() + " min";
  }
}
