package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.router.breaker.CircuitBreaker.Permit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One model is asked once. Its text is passed on until the attempt is shut. */
final class Attempt implements TextListener {

  /** How long a model may take to notice that it is cancelled. */
  private static final long NOTICE_SECONDS = 5;

  private final Backend backend;
  private final Permit permit;
  private final RouterMetrics metrics;
  private final @Nullable TextListener listener;
  private final CompletableFuture<TextResult> end = new CompletableFuture<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final StringBuilder given = new StringBuilder();
  private final long started = System.nanoTime();
  private volatile @Nullable TextGeneration generation;
  private boolean shut;

  Attempt(Backend backend, Permit permit, RouterMetrics metrics, @Nullable TextListener listener) {
    this.backend = backend;
    this.permit = permit;
    this.metrics = metrics;
    this.listener = listener;
  }

  /**
   * Asks. A budget may cap a request that names no maximum by more tokens than fit the context;
   * then the context is the lower limit, and the request goes out as it is.
   *
   * @throws TextModelException if the model refuses at once
   */
  void start(ChatRequest capped, ChatRequest asked) {
    generation = generate(capped, asked);
    var _ =
        generation
            .result()
            .whenComplete(
                (result, failure) -> {
                  if (failure == null) {
                    end.complete(result);
                  } else {
                    end.completeExceptionally(failure);
                  }
                });
  }

  private TextGeneration generate(ChatRequest capped, ChatRequest asked) {
    try {
      return backend.model().generate(capped, this);
    } catch (TextModelException e) {
      if (e.reason() == Reason.CONTEXT_EXCEEDED
          && asked.maxTokens() == 0
          && capped.maxTokens() > 0) {
        return backend.model().generate(asked, this);
      }
      throw e;
    } catch (RuntimeException e) {
      throw known(e);
    }
  }

  /** A failure as callers know it. */
  static TextModelException known(Throwable failure) {
    var cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof TextModelException known
        ? known
        : new TextModelException(
            Reason.FAILED, "it failed with " + cause.getClass().getSimpleName(), cause);
  }

  @Override
  public void onText(String chunk) {
    turn.lock();
    try {
      if (shut) {
        return;
      }
      if (given.isEmpty()) {
        metrics.firstToken(backend.id(), took());
      }
      given.append(chunk);
      if (listener != null) {
        listener.onText(chunk);
      }
    } finally {
      turn.unlock();
    }
  }

  /** Completes with how it ended; exceptionally with what the model failed at. */
  CompletableFuture<TextResult> end() {
    return end;
  }

  void cancel() {
    var asked = generation;
    if (asked != null) {
      asked.cancel();
      end.completeOnTimeout(cancelled(), NOTICE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** After this no text is passed on. Whether some was. */
  boolean shut() {
    turn.lock();
    try {
      shut = true;
      return !given.isEmpty();
    } finally {
      turn.unlock();
    }
  }

  /** The text so far as the result of a cancelled request. */
  TextResult cancelled() {
    turn.lock();
    try {
      return new TextResult(given.toString(), Finish.CANCELLED, 0, 0, 0, Double.NaN);
    } finally {
      turn.unlock();
    }
  }

  Backend backend() {
    return backend;
  }

  Permit permit() {
    return permit;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
