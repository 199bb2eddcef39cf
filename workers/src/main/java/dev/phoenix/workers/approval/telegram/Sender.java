package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectState;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.send.Sending;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is to be told. It goes by how the requests stand, not by events, so nothing is missed
 * while it is away; and it sends under the effect ledger, so nothing is told twice when it dies.
 */
final class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int MANY = 50;

  /** A refusal passes when somebody mends what it names: the token, the chat. */
  private static final Duration REFUSED = Duration.ofMinutes(2);

  private final Outbox outbox;
  private final RequestList requests;
  private final TelegramMessages messages;
  private final EffectLedger ledger;
  private final Budgets budgets;
  private final Chat chat;
  private final Clock clock;
  private final TelegramMetrics metrics;
  private Instant quietUntil = Instant.MIN;

  Sender(
      Outbox outbox,
      RequestList requests,
      TelegramMessages messages,
      EffectLedger ledger,
      Budgets budgets,
      Chat chat,
      Clock clock,
      TelegramMetrics metrics) {
    this.outbox = outbox;
    this.requests = requests;
    this.messages = messages;
    this.ledger = ledger;
    this.budgets = budgets;
    this.chat = chat;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Tells one thing, if there is one. Returns whether there may be more. */
  boolean step() {
    if (clock.instant().isBefore(quietUntil)) {
      return false;
    }
    outbox.toAsk(MANY).forEach(id -> add(id, Notice.Kind.ASKED));
    outbox.toRemind(MANY).forEach(id -> add(id, Notice.Kind.REMINDED));
    var outdated = outbox.takeOutdated();
    outdated.ifPresent(this::change);
    var next = clock.instant().isBefore(quietUntil) ? null : outbox.takeNew().orElse(null);
    if (next != null) {
      tell(next);
    }
    return outdated.isPresent() || next != null;
  }

  private void add(String id, Notice.Kind kind) {
    var request = requests.byId(id).orElseThrow();
    var message = new RequestMessage(request, budgets.zone());
    var left = budgets.left(request.request());
    outbox.add(
        new Notice(
            id,
            kind,
            chat,
            kind == Notice.Kind.ASKED ? message.asking(left) : message.reminding(left),
            Language.of(request.request().language()),
            null,
            clock.instant(),
            null,
            null));
  }

  private void tell(Notice notice) {
    if (notice.kind().ofRequest() && !waits(notice) && !mayBeOut(notice)) {
      outbox.drop(notice, "It was decided before it could be sent");
      return;
    }
    var since = notice.kind().ofRequest() ? request(notice).madeAt() : null;
    switch (messages.send(notice.key(ledger), since, notice.message())) {
      case Sending.Sent sent -> {
        outbox.sent(notice, sent);
        metrics.notice("sent");
      }
      case Sending.Unknown unknown -> {
        outbox.unknown(notice, unknown.why());
        metrics.notice("unknown");
        LOG.warn(
            "Nobody can tell whether a message ({} {}) reached Telegram, so it is not sent again:"
                + " {}",
            notice.kind(),
            notice.subject(),
            unknown.why());
      }
      case Sending.Later later -> putOff(notice, later);
      case Sending.Refused refused -> refused(notice, refused.why());
    }
  }

  private boolean waits(Notice notice) {
    return request(notice).state().waits();
  }

  /** Whether an earlier try may have sent it; then only the ledger can say. */
  private boolean mayBeOut(Notice notice) {
    return ledger
        .find(notice.key(ledger))
        .filter(effect -> effect.state() != EffectState.INTENDED)
        .isPresent();
  }

  private void change(Notice notice) {
    var request = request(notice);
    var text = new RequestMessage(request, budgets.zone()).over();
    var message = new Sending.Sent(0, Objects.requireNonNull(notice.messageId()), clock.instant());
    switch (messages.edit(notice.chat(), message, text, Markup.NONE)) {
      case Sending.Later later -> putOff(notice, later);
      case Sending.Refused refused -> {
        LOG.warn(
            "The message about request #{} cannot be changed: {}", request.number(), refused.why());
        outbox.shows(notice, request.state());
      }
      case Sending.Sent _, Sending.Unknown _ -> outbox.shows(notice, request.state());
    }
  }

  private RequestRecord request(Notice notice) {
    return requests.byId(notice.subject()).orElseThrow();
  }

  /** What Telegram puts off for one message, it puts off for the next, too. */
  private void putOff(Notice notice, Sending.Later later) {
    outbox.later(notice, later.after(), later.why());
    quietUntil = clock.instant().plus(later.after());
    LOG.debug("Telegram: {}; tried again in {}", later.why(), later.after());
  }

  private void refused(Notice notice, String why) {
    metrics.notice("refused");
    if (!why.equals(notice.detail())) {
      LOG.error("A message ({} {}) is not sent: {}", notice.kind(), notice.subject(), why);
    }
    if (notice.kind().ofRequest()) {
      outbox.later(notice, REFUSED, why);
    } else {
      outbox.drop(notice, why);
    }
  }
}
