package dev.phoenix.model.local.safetensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.decoder.net.KvCache;
import dev.phoenix.model.decoder.net.LlamaModel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The one thread that computes with a model, one request after the other. */
final class ComputeThread {

  /** Prompt tokens of a step: between two of them, a cancelled request ends. */
  static final int CHUNK = 256;

  private final LlamaModel model;
  private final int places;
  private final IntFunction<byte[]> bytes;
  private final IntPredicate ends;
  private final Thread thread;
  private final Deque<Task> waiting = new ArrayDeque<>();
  private @Nullable Task running;
  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param queue requests that may wait
   * @param threads native threads of a step
   * @param bytes what a token stands for in text; nothing for a special one
   * @param ends whether a token ends an answer
   */
  ComputeThread(
      LlamaModel model, int queue, int threads, IntFunction<byte[]> bytes, IntPredicate ends) {
    this.model = model;
    this.places = queue + 1;
    this.bytes = bytes;
    this.ends = ends;
    this.thread =
        Thread.ofPlatform().name("djl-compute").daemon(true).unstarted(() -> run(threads));
    thread.start();
  }

  /** Takes a request, or throws when there is no place for it. */
  synchronized void offer(Task task) {
    if (closed) {
      throw closed();
    }
    if (waiting.size() + (running == null ? 0 : 1) == places) {
      throw new TextModelException(
          Reason.QUEUE_FULL, "%d requests run or wait already: try again later".formatted(places));
    }
    waiting.add(task);
    notifyAll();
  }

  /** Ends the requests that were cancelled while they waited. */
  synchronized void cancelled() {
    for (Iterator<Task> each = waiting.iterator(); each.hasNext(); ) {
      Task task = each.next();
      if (task.answering().cancelled()) {
        each.remove();
        task.complete(Finish.CANCELLED);
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends all requests before the next step, and the thread. */
  void close() {
    synchronized (this) {
      closed = true;
      waiting.forEach(task -> task.answering().fail(closed()));
      waiting.clear();
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static TextModelException closed() {
    return new TextModelException(Reason.CLOSED, "The model is closed");
  }

  private void run(int threads) {
    JniUtils.setGradMode(false);
    JniUtils.setNumThreads(threads);
    for (Task task = next(); task != null; task = next()) {
      try {
        answer(task);
      } catch (RuntimeException | Error e) {
        task.answering()
            .fail(new TextModelException(Reason.FAILED, "The engine failed: " + e.getMessage(), e));
      }
    }
  }

  private synchronized @Nullable Task next() {
    running = null;
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // only this class knows the thread, and it never interrupts it
        throw new IllegalStateException(e);
      }
    }
    running = waiting.poll();
    return running;
  }

  private void answer(Task task) {
    int[] prompt = task.prompt();
    int most = prompt.length + task.maxTokens();
    try (KvCache cache = new KvCache(model.manager(), model.config(), 1, most)) {
      float[] logits = new float[0];
      for (int from = 0; from < prompt.length && !ended(task); from += CHUNK) {
        int to = Math.min(from + CHUNK, prompt.length);
        logits = logits(Arrays.copyOfRange(prompt, from, to), cache, to == prompt.length);
      }
      while (!ended(task)) {
        int token = task.choose(logits);
        boolean end = ends.test(token);
        if (!end) {
          task.say(bytes.apply(token));
        }
        if (end || task.stopped()) {
          task.complete(Finish.STOP);
          return;
        }
        if (task.full()) {
          task.complete(Finish.LENGTH);
          return;
        }
        logits = logits(new int[] {token}, cache, true);
      }
    }
    if (closed) {
      task.answering().fail(closed());
    } else {
      task.complete(Finish.CANCELLED);
    }
  }

  private boolean ended(Task task) {
    return closed || task.answering().cancelled();
  }

  /** Computes a step; the logits of its last token if they are wanted, else nothing. */
  private float[] logits(int[] tokens, KvCache cache, boolean wanted) {
    try (NDManager scratch = model.manager().newSubManager()) {
      long[] ids = Arrays.stream(tokens).asLongStream().toArray();
      NDArray input = scratch.create(ids, new Shape(1, ids.length));
      NDArray hidden = model.net().hidden(model.parameters(), input, cache, new int[1]);
      if (!wanted) {
        return new float[0];
      }
      float[] logits = model.net().head(model.parameters(), hidden.get(":, -1")).toFloatArray();
      for (float logit : logits) {
        if (!Float.isFinite(logit)) {
          throw new IllegalStateException(
              "the model's logits are not numbers: its weights are broken, use another file");
        }
      }
      return logits;
    }
  }
}
