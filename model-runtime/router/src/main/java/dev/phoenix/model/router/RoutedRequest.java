package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to answer, and what decides who does.
 *
 * @param chat the conversation and how to answer
 * @param task the type of task
 * @param complexity how difficult it is; null for an estimate
 * @param priority what matters most
 * @param model the only model that may answer; null for any
 * @param budgetKey whose token budget it uses up, such as a process instance; null for nobody's
 * @param deadline the longest time, all tries included, up to 7 days; null for the router's usual
 *     one
 */
public record RoutedRequest(
    ChatRequest chat,
    String task,
    @Nullable Complexity complexity,
    Priority priority,
    @Nullable String model,
    @Nullable String budgetKey,
    @Nullable Duration deadline) {

  /**
   * @throws TextModelException with {@link Reason#INVALID_REQUEST} if the deadline cannot be
   */
  public RoutedRequest {
    if (deadline != null
        && (!deadline.isPositive() || deadline.compareTo(RouterSettings.LONGEST_DEADLINE) > 0)) {
      throw new TextModelException(
          Reason.INVALID_REQUEST,
          "deadline must be longer than zero and at most 7 days; it is " + deadline);
    }
  }

  /** A request that any model may answer. */
  public static RoutedRequest of(ChatRequest chat, String task, Priority priority) {
    return new RoutedRequest(chat, task, null, priority, null, null, null);
  }

  /** The same with this key of a budget. */
  public RoutedRequest withBudgetKey(@Nullable String key) {
    return new RoutedRequest(chat, task, complexity, priority, model, key, deadline);
  }

  /** The same with this deadline. */
  public RoutedRequest withDeadline(@Nullable Duration time) {
    return new RoutedRequest(chat, task, complexity, priority, model, budgetKey, time);
  }

  /** What decides who answers. */
  public RouteRequest route() {
    return new RouteRequest(task, complexity, priority, model, chat.messages());
  }

  /** Without the conversation: prompts stay out of logs. */
  @Override
  public String toString() {
    return "RoutedRequest[%s, %s, %s]".formatted(route(), budgetKey, deadline);
  }
}
