package dev.phoenix.local.bench.requests;

import dev.phoenix.local.UserError;
import dev.phoenix.local.bench.Victims;
import dev.phoenix.local.bench.requests.Kill.Moment;
import dev.phoenix.local.rest.TelegramChat.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Who decides one request: at the place where they are, and when nothing comes of it, in Tasklist,
 * where who was not asked in Telegram finds the task, too. As it goes, what the request's plan says
 * is killed.
 */
final class Decider {

  /** Where somebody decides. */
  enum Place {
    /** By the form, before anything may be in the chat. */
    TASKLIST_AT_ONCE,
    /** By the form. */
    TASKLIST,
    /** By a command in the chat. */
    COMMAND,
    /** By a button in the chat. */
    BUTTON
  }

  /** How long somebody waits for a message; the bot says one thing a second. */
  private static final Duration UNTIL_ASKED = Duration.ofSeconds(90);

  /** How long somebody waits for what comes of a decision, before they try it in Tasklist. */
  private static final Duration UNTIL_DECIDED = Duration.ofSeconds(45);

  private final Desk desk;
  private final TrialRequest request;
  private final Place place;
  private final String outcome;
  private final Kill kill;
  private final Victims victims;
  private boolean killed;
  private long seenAt;
  private long decidedAt;

  Decider(
      Desk desk, TrialRequest request, Place place, String outcome, Kill kill, Victims victims) {
    this.desk = desk;
    this.request = request;
    this.place = place;
    this.outcome = outcome;
    this.kill = kill;
    this.victims = victims;
    reached(Moment.STARTED);
  }

  TrialRequest request() {
    return request;
  }

  /**
   * Looks whether there is something to decide.
   *
   * @param tasks that Tasklist shows, by instance
   */
  void look(Map<String, String> tasks) throws InterruptedException {
    var task = tasks.get(request.instance());
    if (task == null || (decidedAt > 0 && !isPast(decidedAt, UNTIL_DECIDED))) {
      return;
    }
    if (seenAt == 0) {
      seenAt = System.nanoTime();
    }
    boolean atOnce = place == Place.TASKLIST_AT_ONCE || decidedAt > 0;
    var question = atOnce ? Optional.<Message>empty() : question();
    if (question.isPresent() || atOnce) {
      reached(Moment.ASKED);
    } else if (!isPast(seenAt, UNTIL_ASKED)) {
      return;
    }
    decidedAt = System.nanoTime();
    decide(task, question);
    reached(Moment.DECIDED);
  }

  /** Its cost is being reported. */
  void carriedOut() {
    reached(Moment.CARRIED_OUT);
  }

  private void decide(String task, Optional<Message> question) throws InterruptedException {
    if (question.isEmpty() || place == Place.TASKLIST) {
      if (desk.decide(task, outcome)) {
        request.taken(outcome);
      }
    } else if (place == Place.COMMAND) {
      desk.command(question.get(), outcome);
    } else if (!question.get().buttons().isEmpty()) {
      desk.press(question.get(), outcome);
    }
  }

  private Optional<Message> question() throws InterruptedException {
    try {
      return desk.chat().messages().stream()
          .filter(message -> message.asks(request.title()))
          .findFirst();
    } catch (UserError away) {
      // the double was killed; it will be back
      return Optional.empty();
    }
  }

  private void reached(Moment moment) {
    if (moment == kill.moment() && !killed) {
      killed = true;
      victims.soon(() -> kill.victim().kill(victims));
    }
  }

  private static boolean isPast(long moment, Duration wait) {
    return System.nanoTime() - moment > wait.toNanos();
  }
}
