package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.RequestAnswer;
import dev.phoenix.workers.approval.request.RequestDesk;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings decisions to the engine until it answers, and tells who decided what came of it. */
final class Bringer {

  private static final Logger LOG = LoggerFactory.getLogger(Bringer.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int LONGEST_SOON = 15;

  private final SaidDecisions decisions;
  private final RequestDesk desk;
  private final RequestList requests;
  private final Replies replies;
  private final BotApi bot;
  private final ZoneId zone;
  private final TelegramMetrics metrics;

  Bringer(
      SaidDecisions decisions,
      RequestDesk desk,
      RequestList requests,
      Replies replies,
      BotApi bot,
      ZoneId zone,
      TelegramMetrics metrics) {
    this.decisions = decisions;
    this.desk = desk;
    this.requests = requests;
    this.replies = replies;
    this.bot = bot;
    this.zone = zone;
    this.metrics = metrics;
  }

  /** Brings one, if there is one. Returns whether there may be more. */
  boolean step() {
    var next = decisions.take();
    next.ifPresent(this::bring);
    return next.isPresent();
  }

  private void bring(SaidDecision said) {
    var request = requests.byId(said.requestId()).orElseThrow();
    var answers = new Answers(Language.of(request.request().language()), zone);
    var decision =
        new Decision(said.outcome(), said.comment(), said.edited(), said.by(), Decider.VIA, null);
    switch (desk.decide(said.requestId(), decision)) {
      case RequestAnswer.Taken _ -> taken(said, answers, request);
      case RequestAnswer.Already already -> already(said, answers, already.record());
      case RequestAnswer.NotWaiting waiting -> {
        metrics.decision("idle");
        ended(said, answers.notWaiting(waiting.record()), true);
      }
      case RequestAnswer.NoSuchRequest _ -> {
        metrics.decision("idle");
        ended(said, answers.noSuchRequest(request.number()), true);
      }
      case RequestAnswer.NoAnswer none -> keep(said, answers.kept(request.number()), none.why());
    }
  }

  private void taken(SaidDecision said, Answers answers, RequestRecord request) {
    metrics.decision("taken");
    ended(said, answers.taken(request, said.outcome(), said.edited() != null), false);
  }

  private void already(SaidDecision said, Answers answers, RequestRecord request) {
    var first = Objects.requireNonNull(request.decision());
    // an earlier try of this very decision whose answer was lost
    boolean own =
        said.attempts() > 0
            && said.by().equals(first.by())
            && said.outcome().equals(first.outcome());
    if (own) {
      taken(said, answers, request);
    } else {
      metrics.decision("late");
      ended(said, answers.already(request, first, said.userId()), true);
    }
  }

  private void keep(SaidDecision said, Html text, String why) {
    if (said.attempts() == 0) {
      LOG.warn("The engine does not answer ({}); a decision from Telegram is kept for it", why);
      tell(said, Notice.Kind.KEPT, text, true);
    }
    metrics.decision("kept");
    decisions.later(said, SOON.multipliedBy(Math.min(said.attempts() + 1, LONGEST_SOON)));
  }

  /** The answer is kept before the decision is done: what dies in between is answered again. */
  private void ended(SaidDecision said, Html text, boolean alert) {
    tell(said, Notice.Kind.ANSWER, text, alert);
    decisions.done(said);
  }

  private void tell(SaidDecision said, Notice.Kind kind, Html text, boolean alert) {
    var callback = said.callbackId();
    if (callback == null) {
      replies.add(kind, said.updateId(), said.chat(), said.messageId(), text);
    } else {
      // shown for a moment; what lasts is the message itself, which is changed
      var shown = bot.answerCallbackQuery(callback, text.plain(), alert);
      LOG.debug("A button is answered: {}", shown.detail());
    }
  }
}
