package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import org.jspecify.annotations.Nullable;

/** A router as one model: whoever only knows models gets whichever answers best. */
public final class RoutedChatModel implements ChatModel {

  private final String id;
  private final Router router;
  private final String task;
  private final Priority priority;

  /**
   * @param id what it is called, such as {@code auto}
   * @param task the type of task of its requests
   * @param priority what matters most to them
   */
  public RoutedChatModel(String id, Router router, String task, Priority priority) {
    this.id = id;
    this.router = router;
    this.task = task;
    this.priority = priority;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String engine() {
    return "router";
  }

  /** 0: it depends on who answers. */
  @Override
  public int contextLength() {
    return 0;
  }

  @Override
  public boolean available() {
    return router.available();
  }

  @Override
  public TextGeneration generate(ChatRequest request, @Nullable TextListener listener) {
    return generate(request, null, listener);
  }

  /**
   * Starts to answer on somebody's account.
   *
   * @param budgetKey whose token budget it uses up, such as a process instance; null for nobody's
   * @param listener takes the answer as it grows, or null when only the result matters
   */
  public RoutedGeneration generate(
      ChatRequest request, @Nullable String budgetKey, @Nullable TextListener listener) {
    return router.generate(
        RoutedRequest.of(request, task, priority).withBudgetKey(budgetKey), listener);
  }

  /** Closes the router; the models stay open. */
  @Override
  public void close() {
    router.close();
  }
}
