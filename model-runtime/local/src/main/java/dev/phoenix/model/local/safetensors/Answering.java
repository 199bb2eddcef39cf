package dev.phoenix.model.local.safetensors;

import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request as its caller sees it. What the caller does with the text happens one call after the
 * other on virtual threads, so that it never holds up the computing thread.
 */
final class Answering implements TextGeneration {

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final ThreadFactory FACTORY = Thread.ofVirtual().name("djl-listener").factory();
  private static final Executor THREADS = task -> FACTORY.newThread(task).start();

  private final CompletableFuture<TextResult> result = new CompletableFuture<>();
  private final @Nullable TextListener listener;
  private final Runnable onCancel;
  private CompletableFuture<?> told = CompletableFuture.completedFuture(null);
  private volatile boolean cancelled;
  private volatile boolean deaf;

  /**
   * A request that begins.
   *
   * @param onCancel called once after {@link #cancelled} has become true
   */
  Answering(@Nullable TextListener listener, Runnable onCancel) {
    this.listener = listener;
    this.onCancel = onCancel;
  }

  @Override
  public CompletableFuture<TextResult> result() {
    return result;
  }

  @Override
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      onCancel.run();
    }
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Passes text on. */
  synchronized void show(String text) {
    TextListener target = listener;
    if (target != null && !text.isEmpty()) {
      told = told.thenRunAsync(() -> tell(target, text), THREADS);
    }
  }

  private void tell(TextListener target, String text) {
    if (deaf) {
      return;
    }
    try {
      target.onText(text);
    } catch (RuntimeException | Error e) {
      LOG.warn("A listener failed, so its request is cancelled", e);
      deaf = true;
      cancel();
    }
  }

  /** Ends with a result. */
  synchronized void complete(TextResult value) {
    told = told.thenRunAsync(() -> result.complete(value), THREADS);
  }

  /** Ends with a failure. */
  synchronized void fail(TextModelException failure) {
    told = told.thenRunAsync(() -> result.completeExceptionally(failure), THREADS);
  }
}
