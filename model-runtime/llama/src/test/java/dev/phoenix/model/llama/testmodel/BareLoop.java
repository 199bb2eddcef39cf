package dev.phoenix.model.llama.testmodel;

import dev.phoenix.model.llama.binding.ContextSettings;
import dev.phoenix.model.llama.binding.NativeAdapter;
import dev.phoenix.model.llama.binding.NativeBatch;
import dev.phoenix.model.llama.binding.NativeContext;
import dev.phoenix.model.llama.binding.NativeModel;
import java.lang.foreign.Arena;

/** The shortest greedy loop on the C API: what the engine's results and speed are compared with. */
public final class BareLoop implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final NativeContext context;
  private final NativeBatch batch;
  private final float[] logits;
  private double logProbability;
  private double margin;

  /** A loop over a model, with keys and values in single precision or half. */
  public BareLoop(NativeModel model, int threads, boolean singlePrecision) {
    int cells = model.shape().context();
    context =
        new NativeContext(
            model, new ContextSettings(cells, 512, 1, threads, threads, singlePrecision));
    batch = new NativeBatch(512, arena);
    logits = new float[model.shape().vocabulary()];
  }

  /** Applies an adapter to all that is computed from now on. */
  public void apply(NativeAdapter adapter) {
    context.apply(adapter, 1);
  }

  /** Applies no adapter from now on. */
  public void applyNone() {
    context.clearAdapters();
  }

  /** The logits after each token of a sequence of at most 512 tokens. */
  public float[][] allLogits(int[] tokens) {
    context.remove(0, 0);
    batch.clear();
    for (int i = 0; i < tokens.length; i++) {
      batch.add(tokens[i], i, 0, true);
    }
    if (!context.decode(batch)) {
      throw new IllegalStateException("The context is full");
    }
    float[][] all = new float[tokens.length][];
    for (int i = 0; i < tokens.length; i++) {
      context.logits(i, logits);
      all[i] = logits.clone();
    }
    return all;
  }

  /** The likeliest tokens after a prompt of at most 512 tokens. */
  public int[] generate(int[] prompt, int count) {
    logProbability = 0;
    margin = Double.POSITIVE_INFINITY;
    int[] generated = new int[count];
    int next = prefill(prompt);
    for (int i = 0; i < count; i++) {
      generated[i] = next;
      if (i < count - 1) {
        next = step(next, prompt.length + i);
      }
    }
    return generated;
  }

  /** Forgets all, computes a prompt and returns the likeliest next token. */
  public int prefill(int[] prompt) {
    context.remove(0, 0);
    batch.clear();
    int last = 0;
    for (int i = 0; i < prompt.length; i++) {
      last = batch.add(prompt[i], i, 0, i == prompt.length - 1);
    }
    return likeliest(last);
  }

  /** Computes one token and returns the likeliest next one. */
  public int step(int token, int position) {
    batch.clear();
    return likeliest(batch.add(token, position, 0, true));
  }

  private int likeliest(int index) {
    if (!context.decode(batch)) {
      throw new IllegalStateException("The context is full");
    }
    context.logits(index, logits);
    int best = 0;
    float second = Float.NEGATIVE_INFINITY;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        second = logits[best];
        best = i;
      } else {
        second = Math.max(second, logits[i]);
      }
    }
    margin = Math.min(margin, logits[best] - second);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[best]);
    }
    logProbability -= Math.log(sum);
    return best;
  }

  /** The logits of the latest step. */
  public float[] logits() {
    return logits.clone();
  }

  /** Sum of the logarithms of the probabilities of the tokens generated last. */
  public double logProbability() {
    return logProbability;
  }

  /** Least distance of the two largest logits among the tokens generated last. */
  public double margin() {
    return margin;
  }

  @Override
  public void close() {
    context.close();
    arena.close();
  }
}
