package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.router.budget.TokenBudgets;
import dev.phoenix.model.router.budget.TokenBudgets.Grant;

/** What one request may spend and has spent. Counted is the answer; failed attempts are not. */
final class Spending {

  private static final int CHARACTERS_A_TOKEN = 4;

  private final ChatRequest asked;
  private final Grant grant;

  Spending(RoutedRequest request, TokenBudgets budgets) {
    this.asked = request.chat();
    this.grant = budgets.grant(request.budgetKey(), promptTokens(asked), asked.maxTokens());
  }

  /** About how many tokens a conversation has: one for four characters, rounded up. */
  private static int promptTokens(ChatRequest chat) {
    long characters = chat.messages().stream().mapToLong(m -> m.content().length()).sum();
    return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(characters, CHARACTERS_A_TOKEN));
  }

  /** The request as it came. */
  ChatRequest asked() {
    return asked;
  }

  /** The request with as many tokens as it may have. */
  ChatRequest capped() {
    return new ChatRequest(
        asked.messages(), grant.maxTokens(), asked.sampling(), asked.stops(), asked.adapter());
  }

  /** Whether nothing is left to spend. */
  boolean nothing() {
    return grant.nothing();
  }

  /** Whether an answer ended for want of budget. */
  boolean reached(TextResult answer) {
    return grant.limited()
        && answer.finish() == Finish.LENGTH
        && answer.generatedTokens() >= grant.maxTokens();
  }

  /** Counts an answer. */
  void settle(TextResult answer) {
    int prompt = answer.promptTokens() > 0 ? answer.promptTokens() : promptTokens(asked);
    grant.settle((long) prompt + answer.generatedTokens());
  }

  /** Counts nothing. */
  void settle() {
    grant.settle(0);
  }
}
