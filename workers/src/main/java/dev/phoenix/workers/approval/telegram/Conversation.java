package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.connector.telegram.updates.Update;
import dev.phoenix.connector.telegram.updates.UpdateHandler;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.RequestFilter;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import java.util.Optional;

/**
 * Takes in what people do. It only writes down: decisions for the engine, answers for the sender.
 * So it is quick, needs neither the engine nor Telegram, and may see an update again.
 */
final class Conversation implements UpdateHandler {

  private static final int LISTED = 20;

  /** The longest text of a request. */
  private static final int TEXT_LIMIT = 5000;

  private final RequestList requests;
  private final Budgets budgets;
  private final Outbox outbox;
  private final SaidDecisions decisions;
  private final Replies replies;
  private final BotApi bot;
  private final Language language;
  private final Runnable decided;

  /**
   * Makes it.
   *
   * @param language of answers that belong to no request
   * @param decided tells whoever brings decisions to the engine that there is one
   */
  Conversation(
      RequestList requests,
      Budgets budgets,
      Outbox outbox,
      SaidDecisions decisions,
      Replies replies,
      BotApi bot,
      Language language,
      Runnable decided) {
    this.requests = requests;
    this.budgets = budgets;
    this.outbox = outbox;
    this.decisions = decisions;
    this.replies = replies;
    this.bot = bot;
    this.language = language;
    this.decided = decided;
  }

  @Override
  public void handle(Update update) {
    switch (update) {
      case Update.Command command -> handle(command);
      case Update.Button button -> handle(button);
      case Update.Reply reply -> handle(reply);
      case Update.Other _ -> {}
    }
  }

  private void handle(Update.Command command) {
    switch (Saying.of(command)) {
      case Saying.Decide said -> {
        var request = requests.byNumber(said.number());
        if (request.isPresent()) {
          decide(SaidDecision.of(command, request.get().id(), said));
        } else {
          answer(command, answers().noSuchRequest(said.number()));
        }
      }
      case Saying.Show show ->
          answer(
              command,
              requests
                  .byNumber(show.number())
                  .map(this::shown)
                  .orElseGet(() -> answers().noSuchRequest(show.number())));
      case Saying.Pending _ -> answer(command, pending());
      case Saying.Budget _ -> answer(command, answers().budget(budgets.all()));
      case Saying.Help _ -> answer(command, answers().help());
      case Saying.NumberMissing missing ->
          answer(command, answers().numberMissing(missing.command()));
      case Saying.Unusable _ -> answer(command, answers().unusable(Saying.COMMENT_LIMIT));
      case Saying.Unknown _ -> answer(command, answers().unknownCommand());
    }
  }

  private void handle(Update.Button button) {
    var data = ButtonData.read(button.data()).filter(read -> known(read.requestId()).isPresent());
    if (data.isPresent()) {
      decide(SaidDecision.of(button, data.get()));
    } else {
      bot.answerCallbackQuery(button.callbackId(), answers().noSuchRequest().plain(), true);
    }
  }

  private void handle(Update.Reply reply) {
    var request = outbox.requestOf(reply.chat(), reply.repliedTo()).flatMap(this::known);
    if (request.isEmpty()) {
      // in a group people answer each other
      if (reply.chat() > 0) {
        answer(reply, answers().noRequestsMessage());
      }
      return;
    }
    var known = request.get();
    if (known.request().text().isEmpty()) {
      answer(reply, answers(known).noText(known));
    } else if (!Saying.usable(reply.text(), TEXT_LIMIT)) {
      answer(reply, answers(known).unusable(TEXT_LIMIT));
    } else {
      decide(SaidDecision.of(reply, known.id(), Decision.APPROVED));
    }
  }

  private void decide(SaidDecision said) {
    decisions.add(said);
    decided.run();
  }

  private Html shown(RequestRecord request) {
    return new RequestMessage(request, budgets.zone()).showing(budgets.left(request.request()));
  }

  private Html pending() {
    var waiting = RequestFilter.in(RequestState.PENDING);
    long all = requests.counts(waiting).getOrDefault(RequestState.PENDING, 0L);
    return answers().pending(requests.page(waiting, Long.MAX_VALUE, LISTED), all);
  }

  private Optional<RequestRecord> known(String id) {
    return requests.byId(id);
  }

  private void answer(Update.Command command, Html text) {
    replies.add(Notice.Kind.ANSWER, command.updateId(), command.chat(), command.messageId(), text);
  }

  private void answer(Update.Reply reply, Html text) {
    replies.add(Notice.Kind.ANSWER, reply.updateId(), reply.chat(), reply.messageId(), text);
  }

  private Answers answers() {
    return new Answers(language, budgets.zone());
  }

  private Answers answers(RequestRecord request) {
    return new Answers(Language.of(request.request().language()), budgets.zone());
  }
}
