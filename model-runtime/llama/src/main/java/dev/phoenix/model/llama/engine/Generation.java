package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextResult;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request as its caller sees it. Chunks and the result reach the caller on a virtual thread of
 * the request's own, so that nothing that a caller does holds up the decode thread.
 */
final class Generation implements TextGeneration {

  private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

  private sealed interface Event {

    record Chunk(String text) implements Event {}

    record Done(TextResult result) implements Event {}

    record Failed(TextModelException exception) implements Event {}
  }

  private final CompletableFuture<TextResult> result = new CompletableFuture<>();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final @Nullable TextListener listener;
  private final Runnable onCancel;
  private volatile boolean cancelled;

  /** Touched by the decode thread alone. */
  private boolean delivering;

  /**
   * A request that begins.
   *
   * @param onCancel called after {@link #cancelled} has become true
   */
  Generation(@Nullable TextListener listener, Runnable onCancel) {
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
  void show(String text) {
    if (listener != null && !text.isEmpty()) {
      deliver(new Event.Chunk(text), listener);
    }
  }

  /** Ends with a result. */
  void complete(TextResult value) {
    end(new Event.Done(value));
  }

  /** Ends with a failure. */
  void fail(TextModelException exception) {
    end(new Event.Failed(exception));
  }

  private void end(Event last) {
    if (listener == null) {
      Thread.startVirtualThread(() -> finish(last));
    } else {
      deliver(last, listener);
    }
  }

  private void deliver(Event event, TextListener target) {
    events.add(event);
    if (!delivering) {
      delivering = true;
      Thread.ofVirtual().name("llama-listener").start(() -> run(target));
    }
  }

  private void run(TextListener target) {
    boolean listening = true;
    try {
      for (Event event = events.take(); true; event = events.take()) {
        if (!(event instanceof Event.Chunk chunk)) {
          finish(event);
          return;
        }
        listening = listening && accepts(target, chunk.text());
      }
    } catch (InterruptedException e) {
      // only this class knows the thread, and it never interrupts it
      throw new IllegalStateException("The listener's thread was interrupted", e);
    }
  }

  private boolean accepts(TextListener target, String text) {
    try {
      target.onText(text);
      return true;
    } catch (RuntimeException | Error e) {
      LOG.warn("A listener failed, so its request is cancelled", e);
      cancel();
      return false;
    }
  }

  private void finish(Event last) {
    if (last instanceof Event.Done done) {
      result.complete(done.result());
    } else if (last instanceof Event.Failed failed) {
      result.completeExceptionally(failed.exception());
    }
  }
}
