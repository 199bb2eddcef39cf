package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.router.remote.RemoteException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One routed request: asks its candidates one after the other, round by round. Between two
 * candidates there is no pause; only when none could answer the next round waits.
 */
final class Run implements RoutedGeneration {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Router.Parts parts;
  private final RoutedRequest request;
  private final Spending spending;
  private final Outlet outlet;
  private final long deadline;
  private final CompletableFuture<RoutedResult> routed = new CompletableFuture<>();
  private final CompletableFuture<TextResult> result = new CompletableFuture<>();
  private final Troubles troubles = new Troubles();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable TextModelException closing;
  private volatile @Nullable Attempt current;
  private Selection selection;
  private Iterator<Backend> order = Collections.emptyIterator();
  private int attempts;

  Run(
      Router.Parts parts,
      RoutedRequest request,
      @Nullable TextListener listener,
      Selection selection,
      Spending spending) {
    this.parts = parts;
    this.request = request;
    this.selection = selection;
    this.spending = spending;
    this.outlet = new Outlet(listener);
    this.deadline = System.nanoTime() + longest().toNanos();
  }

  private Duration longest() {
    return request.deadline() == null ? parts.settings().deadline() : request.deadline();
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
    ended.countDown();
    var attempt = current;
    if (attempt != null) {
      attempt.cancel();
    }
  }

  /** Ends it with this failure. */
  void fail(TextModelException failure) {
    closing = failure;
    cancel();
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
      order = selection.order().iterator();
      first = spending.nothing() ? null : begin();
      if (first == null && !spending.nothing() && pause(1) == null) {
        throw troubles.all(selection);
      }
    } catch (RuntimeException e) {
      spending.settle();
      onEnd.run();
      throw e;
    }
    Thread.ofVirtual().name("router").start(() -> run(first, onEnd));
  }

  private void run(@Nullable Attempt first, Runnable onEnd) {
    try {
      var answer = spending.nothing() ? nothing() : rounds(first);
      if (attempts > 0) {
        spending.settle(answer.answer());
      } else {
        spending.settle();
      }
      if (answer.budgetReached()) {
        parts.metrics().budgetReached(request.task());
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

  private RoutedResult rounds(@Nullable Attempt first) throws InterruptedException {
    var attempt = first;
    for (int round = 1; ; round++) {
      while (attempt != null) {
        var answer = await(attempt);
        if (answer != null) {
          return answer;
        }
        attempt = begin();
      }
      var pause = round < parts.settings().tries() ? pause(round) : null;
      if (pause == null && ended.getCount() > 0) {
        throw troubles.all(selection);
      }
      if (pause != null) {
        parts.time().pause(pause, ended);
      }
      if (ended.getCount() == 0) {
        return cancelled();
      }
      selection = parts.selector().select(request.route());
      order = selection.order().iterator();
      attempt = begin();
    }
  }

  /** Asks the next candidate that takes the request; null if none is left in this round. */
  private @Nullable Attempt begin() {
    while (order.hasNext() && ended.getCount() > 0) {
      var backend = order.next();
      var permit = troubles.lasting(backend) ? null : backend.breaker().acquire();
      if (permit == null) {
        continue;
      }
      if (!outlet.restart(backend.id())) {
        permit.released();
        ended.countDown();
        return null;
      }
      parts.metrics().asked(backend.id(), request.task());
      attempts++;
      var attempt = new Attempt(backend, permit, parts.metrics(), outlet.listener());
      current = attempt;
      try {
        attempt.start(spending.capped(), spending.asked());
        if (ended.getCount() == 0) {
          attempt.cancel();
        }
        return attempt;
      } catch (TextModelException e) {
        failed(attempt, e);
      }
    }
    return null;
  }

  private @Nullable RoutedResult await(Attempt attempt) throws InterruptedException {
    try {
      var answer = attempt.end().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      attempt.shut();
      if (closing != null || answer.finish() == Finish.CANCELLED) {
        attempt.permit().released();
        throwIfClosing();
        return result(answer, attempt);
      }
      attempt.permit().succeeded();
      parts
          .metrics()
          .answered(
              attempt.backend().id(),
              attempt.took(),
              answer.promptTokens(),
              answer.generatedTokens());
      return result(answer, attempt);
    } catch (TimeoutException e) {
      attempt.cancel();
      attempt.shut();
      attempt.permit().released();
      throw new TextModelException(
          Reason.TIMEOUT, "No answer was complete within %d ms".formatted(longest().toMillis()));
    } catch (ExecutionException e) {
      if (ended.getCount() == 0) {
        attempt.permit().released();
        throwIfClosing();
        return result(attempt.cancelled(), attempt);
      }
      failed(attempt, Attempt.known(e));
      return null;
    }
  }

  private void failed(Attempt attempt, TextModelException failure) {
    var backend = attempt.backend();
    boolean gave = attempt.shut();
    parts.metrics().failed(backend.id(), failure.reason(), attempt.took());
    if (Troubles.counts(failure)) {
      attempt.permit().failed();
    } else {
      attempt.permit().released();
    }
    if (failure instanceof RemoteException remote && remote.retryAfter().isPositive()) {
      backend.leaveAlone(remote.retryAfter());
    }
    LOG.info("{} did not answer: {}", backend.id(), failure.reason());
    troubles.add(backend, failure);
    if (failure.reason() == Reason.INVALID_REQUEST) {
      throw failure;
    }
    if (gave && !outlet.isVoid(backend.id(), failure.reason())) {
      throw failure;
    }
  }

  /** How long to wait before the next round; null if nobody could answer then either. */
  private @Nullable Duration pause(int round) {
    var soonest =
        Stream.concat(selection.order().stream(), selection.later().stream())
            .filter(backend -> !troubles.lasting(backend) && backend.breaker().left().isZero())
            .map(Backend::alone)
            .min(Duration::compareTo);
    if (soonest.isEmpty()) {
      return null;
    }
    var pause = Pauses.after(round, parts.settings().backoff());
    var longer = soonest.get().compareTo(pause) > 0 ? soonest.get() : pause;
    return longer.toNanos() > deadline - System.nanoTime() ? null : longer;
  }

  private RoutedResult cancelled() {
    throwIfClosing();
    return new RoutedResult(empty(Finish.CANCELLED), null, attempts, false);
  }

  private RoutedResult nothing() {
    return new RoutedResult(empty(Finish.LENGTH), null, 0, true);
  }

  private static TextResult empty(Finish finish) {
    return new TextResult("", finish, 0, 0, 0, Double.NaN);
  }

  private RoutedResult result(TextResult answer, Attempt attempt) {
    return new RoutedResult(answer, attempt.backend().id(), attempts, spending.reached(answer));
  }

  private void throwIfClosing() {
    if (closing != null) {
      throw closing;
    }
  }
}
