package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One streamed answer. A stream can stall anywhere, and no time-out of the HTTP client covers that:
 * it is read by a thread of its own beside a clock. Whoever comes first decides how it ends: the
 * reader, the clock, or whoever cancels.
 */
final class RemoteGeneration implements TextGeneration {

  /** A server that has told the end may still tell counts, for this long. */
  private static final Duration AFTER_END = Duration.ofSeconds(2);

  private final String id;
  private final Limits limits;
  private final @Nullable TextListener listener;
  private final CompletableFuture<TextResult> end = new CompletableFuture<>();
  private final CompletableFuture<TextResult> result = new CompletableFuture<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final StringBuilder given = new StringBuilder();
  private boolean open = true;
  private volatile @Nullable TextResult whole;
  private volatile Heard heard = new Heard(0, System.nanoTime(), false);

  RemoteGeneration(String id, Limits limits, @Nullable TextListener listener) {
    this.id = id;
    this.limits = limits;
    this.listener = listener;
  }

  @Override
  public CompletableFuture<TextResult> result() {
    return result.copy();
  }

  @Override
  public void cancel() {
    end.completeExceptionally(new CancelledException());
  }

  /** Ends it with this failure, unless it has ended. */
  void fail(TextModelException failure) {
    end.completeExceptionally(failure);
  }

  /** What a reader's {@code onToken} is. */
  void onToken() {
    heard = new Heard(heard.tokens() + 1, System.nanoTime(), false);
  }

  /** What a reader's {@code onText} is: gives the text to the listener while the answer is open. */
  void onText(String text) {
    turn.lock();
    try {
      if (!open) {
        return;
      }
      given.append(text);
      if (listener != null) {
        heard = new Heard(heard.tokens(), System.nanoTime(), true);
        listener.onText(text);
      }
    } catch (RuntimeException e) {
      cancel();
    } finally {
      heard = new Heard(heard.tokens(), System.nanoTime(), false);
      turn.unlock();
    }
  }

  /** What a reader's {@code onFinish} is. */
  void onFinish(TextResult answer) {
    whole = answer;
  }

  /** Whether it was given up before the server wrote anything: it may still load its model. */
  boolean neverHeard() {
    return heard.tokens() == 0
        && result.isCompletedExceptionally()
        && result.exceptionNow() instanceof RemoteException e
        && e.reason() == Reason.TIMEOUT;
  }

  /**
   * Reads the answer and waits for its end. Runs on a thread of the request's own, and {@link
   * #result()} is complete when it returns.
   */
  void run(Reading reading) {
    var started = System.nanoTime();
    heard = new Heard(0, started, false);
    var reader = Thread.ofVirtual().name("chat-reader").start(() -> read(reading));
    try {
      var answer = await(started);
      shut(reader);
      result.complete(answer);
    } catch (CancelledException e) {
      shut(reader);
      result.complete(cancelled());
    } catch (Throwable e) {
      shut(reader);
      result.completeExceptionally(e instanceof RemoteException known ? known.at(id) : e);
    }
  }

  private void read(Reading reading) {
    try {
      end.complete(reading.read());
    } catch (Throwable e) {
      end.completeExceptionally(known(e));
    }
  }

  private TextResult await(long started) throws Throwable {
    var last = started + limits.total().toNanos();
    while (true) {
      var now = System.nanoTime();
      var latest = heard;
      var limit = limit(latest);
      var left = latest.taken() ? limit.toNanos() : latest.at() + limit.toNanos() - now;
      if (whole != null && (left <= 0 || last - now <= 0)) {
        end.complete(whole);
      } else if (last - now <= 0) {
        fail(late("it was not done within ", limits.total()));
      } else if (left <= 0) {
        fail(
            latest.tokens() > 0
                ? late("it was silent for ", limit)
                : late("it wrote nothing within ", limit));
      }
      try {
        // a first token and the end begin shorter limits meanwhile
        var wait = Math.min(Math.min(left, shortest().toNanos()), last - now);
        return end.get(Math.max(wait, 0), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // look at the clock again: something may have been heard meanwhile
      } catch (ExecutionException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }

  private Duration limit(Heard latest) {
    if (whole != null) {
      return shortest();
    }
    return latest.tokens() > 0 ? limits.patience() : limits.firstToken();
  }

  private Duration shortest() {
    return limits.patience().compareTo(AFTER_END) < 0 ? limits.patience() : AFTER_END;
  }

  /** After this the listener is not called again, and the server is hung up on. */
  private void shut(Thread reader) {
    turn.lock();
    try {
      open = false;
    } finally {
      turn.unlock();
    }
    reader.interrupt();
  }

  private TextResult cancelled() {
    return new TextResult(given.toString(), Finish.CANCELLED, 0, 0, heard.tokens(), Double.NaN);
  }

  private static RemoteException late(String message, Duration limit) {
    return RemoteException.passing(Reason.TIMEOUT, message + limit.toMillis() + " ms");
  }

  private static TextModelException known(Throwable failure) {
    var cause =
        failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
    // the name only: a message may hold anything, an address with its password as well
    return cause instanceof TextModelException own
        ? own
        : RemoteException.passing(
            Reason.UNAVAILABLE, "the connection failed (" + cause.getClass().getSimpleName() + ")");
  }

  /** How the answer is read; interrupted when nobody wants it any more. */
  interface Reading {

    TextResult read() throws Exception;
  }

  /**
   * The last sign of work.
   *
   * @param tokens how many came
   * @param at by {@link System#nanoTime}
   * @param taken whether the listener is at it, for whose time the server is not to blame
   */
  private record Heard(int tokens, long at, boolean taken) {}

  /** Nobody wants the answer any more. */
  private static final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CancelledException() {
      super("Cancelled", null, false, false);
    }
  }
}
