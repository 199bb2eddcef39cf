package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One routed request as its caller sees it: under way until its rounds have brought an answer. */
final class Run implements RoutedGeneration {

  private final RouterMetrics metrics;
  private final String task;
  private final Spending spending;
  private final Rounds rounds;
  private final CompletableFuture<RoutedResult> routed = new CompletableFuture<>();
  private final CompletableFuture<TextResult> result = new CompletableFuture<>();

  Run(
      Router.Parts parts,
      RoutedRequest request,
      @Nullable TextListener listener,
      Selection selection,
      Spending spending) {
    this.metrics = parts.metrics();
    this.task = request.task();
    this.spending = spending;
    this.rounds = new Rounds(parts, request, listener, selection, spending);
  }

  @Override
  public CompletableFuture<RoutedResult> routed() {
    return routed.copy();
  }

  @Override
  public CompletableFuture<TextResult> result() {
    return result.copy();
  }

  @Override
  public void cancel() {
    rounds.end();
  }

  /** Ends it with this failure. */
  void fail(TextModelException failure) {
    rounds.fail(failure);
  }

  /**
   * Asks the first candidate that takes the request, and goes on in a thread of its own.
   *
   * @param onEnd called once, before the result is complete
   * @throws TextModelException if all refuse at once and there is no use in waiting
   */
  void start(Runnable onEnd) {
    Attempt first;
    try {
      first = spending.nothing() ? null : rounds.first();
    } catch (RuntimeException e) {
      spending.settle();
      onEnd.run();
      throw e;
    }
    Thread.ofVirtual().name("router").start(() -> run(first, onEnd));
  }

  private void run(@Nullable Attempt first, Runnable onEnd) {
    try {
      var answer = spending.nothing() ? nothing() : rounds.answer(first);
      if (answer.attempts() > 0) {
        spending.settle(answer.answer());
      } else {
        spending.settle();
      }
      if (answer.budgetReached()) {
        metrics.budgetReached(task);
      }
      onEnd.run();
      routed.complete(answer);
      result.complete(answer.answer());
    } catch (Throwable e) {
      spending.settle();
      onEnd.run();
      routed.completeExceptionally(e);
      result.completeExceptionally(e);
    }
  }

  private static RoutedResult nothing() {
    var empty = new TextResult("", Finish.LENGTH, 0, 0, 0, Double.NaN);
    return new RoutedResult(empty, null, 0, true);
  }
}
