package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.llama.binding.NativeContext;
import dev.phoenix.model.llama.binding.NativeVocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a model's requests together, one token each a step (continuous batching): a request joins
 * at any step when a slot is free and leaves when it ends. All but {@link #offer}, {@link
 * #cancelled} and {@link #stats} belongs to the decode thread.
 */
final class Batcher implements DecodeThread.Work {

  private final NativeVocabulary vocabulary;
  private final NativeContext context;
  private final Step step;
  private final Adapters adapters;
  private final PrefixCache cache;
  private final boolean reusing;
  private final WaitingLine waiting;
  private final Counters counters = new Counters();
  private final AtomicBoolean cancelRequested = new AtomicBoolean();
  private final Deque<Integer> freeSlots = new ArrayDeque<>();
  private final List<Sequence> running = new ArrayList<>();
  private volatile int runningCount;

  Batcher(
      NativeVocabulary vocabulary,
      NativeContext context,
      LlamaSettings settings,
      Adapters adapters) {
    this.vocabulary = vocabulary;
    this.context = context;
    this.adapters = adapters;
    Compaction compaction = new Compaction(context, running);
    this.step = new Step(context, compaction, vocabulary.size(), settings, counters);
    this.cache = new PrefixCache(context, compaction, settings.cacheBytes());
    this.reusing = settings.cacheBytes() > 0;
    this.waiting = new WaitingLine(settings.parallel() + settings.queue());
    for (int slot = 0; slot < settings.parallel(); slot++) {
      freeSlots.add(slot);
    }
  }

  /** Takes a request, or throws when there is no place for it. */
  void offer(Ticket ticket) {
    if (!waiting.offer(ticket)) {
      throw new TextModelException(
          Reason.QUEUE_FULL,
          "%d requests run or wait already: try again later".formatted(waiting.places()));
    }
    DecodeThread.shared().wake();
  }

  /** Says that a request was cancelled. */
  void cancelled() {
    cancelRequested.set(true);
    DecodeThread.shared().wake();
  }

  TextModelStats stats() {
    return new TextModelStats(
        counters.requests().sum(),
        counters.promptTokens().sum(),
        counters.cachedTokens().sum(),
        counters.generatedTokens().sum(),
        counters.steps().sum(),
        cache.evictions(),
        runningCount,
        waiting.size(),
        cache.bytes());
  }

  @Override
  public boolean step() {
    try {
      if (cancelRequested.getAndSet(false)) {
        endCancelled();
      }
      admit();
      if (running.isEmpty()) {
        return false;
      }
      compute();
    } catch (RuntimeException | Error e) {
      failAll(failure(e));
    }
    return true;
  }

  /** Ends what was cancelled, so that its places are free for whoever asks next. */
  void endCancelled() {
    for (Ticket ticket : waiting.takeCancelled()) {
      release(ticket);
      new Sequence(ticket, -1).complete(Finish.CANCELLED);
    }
    for (Sequence sequence : List.copyOf(running)) {
      if (sequence.ticket().generation().cancelled()) {
        end(sequence, Finish.CANCELLED);
      }
    }
  }

  private void admit() {
    while (!freeSlots.isEmpty()) {
      Ticket ticket = waiting.poll();
      if (ticket == null) {
        return;
      }
      Sequence sequence = new Sequence(ticket, freeSlots.removeFirst());
      running.add(sequence);
      runningCount = running.size();
      if (reusing) {
        reuse(sequence);
        counters.cachedTokens().add(sequence.cached());
      }
    }
  }

  /** Begins with the longest part of the prompt that another request has computed. */
  private void reuse(Sequence sequence) {
    Sequence source = null;
    int length = 0;
    for (Sequence other : running) {
      int common = other == sequence ? 0 : sequence.commonWith(other);
      if (common > length) {
        length = common;
        source = other;
      }
    }
    int restored = cache.restore(sequence.ticket(), sequence.slot(), length);
    if (restored == 0 && source != null) {
      context.remove(sequence.slot(), 0);
      context.share(source.slot(), sequence.slot(), length);
    }
    sequence.reuse(Math.max(restored, length));
  }

  private void compute() {
    List<StepPlan.Part> parts = step.plan(running);
    // the variants take turns
    for (StepPlan.Part part : parts) {
      running.remove(part.sequence());
      running.add(part.sequence());
    }
    try {
      step.compute(parts);
    } catch (RuntimeException | Error e) {
      parts.forEach(part -> fail(part.sequence(), failure(e)));
      return;
    }
    boolean sound = true;
    for (int i = 0; i < parts.size(); i++) {
      Sequence sequence = parts.get(i).sequence();
      if (sequence.pending() == 0) {
        sound &= extend(sequence, i);
      }
    }
    if (!sound) {
      startOver();
    }
  }

  /** Chooses a sequence's next token; false if its logits are none, which failed it. */
  private boolean extend(Sequence sequence, int part) {
    int token;
    try {
      token = step.choose(sequence, part);
    } catch (RuntimeException | Error e) {
      fail(sequence, failure(e));
      return false;
    }
    sequence.say(vocabulary.piece(token));
    if (vocabulary.isEnd(token) || sequence.stopped()) {
      end(sequence, Finish.STOP);
    } else if (sequence.full()) {
      end(sequence, Finish.LENGTH);
    }
    return true;
  }

  /**
   * Computes the running sequences again from their first token. What is not a number spoils every
   * sequence that shares the context, also after its own has left, until all is overwritten.
   */
  private void startOver() {
    context.clear();
    running.forEach(Sequence::startOver);
  }

  private void end(Sequence sequence, Finish finish) {
    running.remove(sequence);
    runningCount = running.size();
    release(sequence.ticket());
    sequence.complete(finish);
    if (reusing) {
      cache.save(sequence);
    }
    vacate(sequence);
  }

  private void fail(Sequence sequence, TextModelException failure) {
    running.remove(sequence);
    runningCount = running.size();
    release(sequence.ticket());
    sequence.ticket().generation().fail(failure);
    vacate(sequence);
  }

  private void vacate(Sequence sequence) {
    context.remove(sequence.slot(), 0);
    freeSlots.add(sequence.slot());
    freeUnusedAdapters();
  }

  private void release(Ticket ticket) {
    counters.requests().increment();
    adapters.release(ticket.variant());
    waiting.leave();
  }

  /** Frees the adapters that were unloaded and that no request uses any more. */
  void freeUnusedAdapters() {
    for (LoadedAdapter adapter : adapters.takeUnused()) {
      step.leave(adapter);
      cache.removeOf(adapter);
      adapter.memory().close();
    }
  }

  @Override
  public boolean isIdle() {
    return runningCount == 0 && waiting.size() == 0;
  }

  @Override
  public void abandon() {
    TextModelException closed = new TextModelException(Reason.CLOSED, "The model was closed");
    failAll(closed);
    for (Ticket ticket = waiting.poll(); ticket != null; ticket = waiting.poll()) {
      release(ticket);
      ticket.generation().fail(closed);
    }
  }

  /** Ends all requests and frees the keys and values. */
  void close() {
    abandon();
    adapters.retireAll();
    freeUnusedAdapters();
    cache.clear();
    step.close();
    context.close();
  }

  private void failAll(TextModelException failure) {
    for (Sequence sequence : List.copyOf(running)) {
      fail(sequence, failure);
    }
  }

  private static TextModelException failure(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return new TextModelException(
        Reason.FAILED, message == null ? "The engine failed: " + cause : message, cause);
  }
}
