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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the candidates of a request one after the other, round by round. Between two candidates
 * there is no pause; only when none could answer the next round waits. But for {@link #end} and
 * {@link #fail}, for one thread at a time.
 */
final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Router.Parts parts;
  private final RoutedRequest request;
  private final Spending spending;
  private final Outlet outlet;
  private final Duration longest;
  private final long deadline;
  private final Troubles troubles = new Troubles();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile @Nullable TextModelException closing;
  private volatile @Nullable Attempt current;
  private Selection selection;
  private Iterator<Backend> order = Collections.emptyIterator();
  private int attempts;

  Rounds(
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
    this.longest = request.deadline() == null ? parts.settings().deadline() : request.deadline();
    this.deadline = System.nanoTime() + longest.toNanos();
  }

  /** Cancels: the answer so far is the result. */
  void end() {
    end.countDown();
    var attempt = current;
    if (attempt != null) {
      attempt.cancel();
    }
  }

  /** Ends with this failure. */
  void fail(TextModelException failure) {
    closing = failure;
    end();
  }

  private boolean ended() {
    return end.getCount() == 0;
  }

  /**
   * Asks the first candidate that takes the request; null if that may be one of a later round.
   *
   * @throws TextModelException if all refuse at once and there is no use in waiting
   */
  @Nullable Attempt first() {
    order = selection.order().iterator();
    var first = begin();
    if (first == null && pause(1) == null) {
      throwIfClosing();
      throw troubles.all(selection);
    }
    return first;
  }

  /**
   * Waits for the answer and goes on to the next candidate as long as there is none.
   *
   * @param first who was asked first; null for nobody yet
   * @throws TextModelException if nobody could answer
   */
  RoutedResult answer(@Nullable Attempt first) throws InterruptedException {
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
      if (pause == null && !ended()) {
        throw troubles.all(selection);
      }
      if (pause != null) {
        parts.time().pause(pause, end);
      }
      if (ended()) {
        return cancelled();
      }
      selection = parts.selector().select(request.route());
      order = selection.order().iterator();
      attempt = begin();
    }
  }

  /** Asks the next candidate that takes the request; null if none is left in this round. */
  private @Nullable Attempt begin() {
    while (order.hasNext() && !ended()) {
      var backend = order.next();
      var permit = troubles.lasting(backend) ? null : backend.breaker().acquire();
      if (permit == null) {
        continue;
      }
      if (!outlet.restart(backend.id())) {
        permit.released();
        end.countDown();
        return null;
      }
      parts.metrics().asked(backend.id(), request.task());
      attempts++;
      var attempt = new Attempt(backend, permit, parts.metrics(), outlet.listener());
      current = attempt;
      try {
        attempt.start(spending.capped(), spending.asked());
        if (ended()) {
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
          Reason.TIMEOUT, "No answer was complete within %d ms".formatted(longest.toMillis()));
    } catch (ExecutionException e) {
      if (ended()) {
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
    var empty = new TextResult("", Finish.CANCELLED, 0, 0, 0, Double.NaN);
    return new RoutedResult(empty, null, attempts, false);
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
