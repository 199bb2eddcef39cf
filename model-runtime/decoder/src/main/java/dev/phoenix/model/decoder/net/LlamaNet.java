package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.phoenix.model.decoder.config.LlamaConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The computation of a Llama-family decoder, apart from its weights, so that workers can run it
 * with replicas. Safe for use by many threads at once.
 */
public final class LlamaNet {

  private final LlamaConfig config;
  private final Rotary rotary;
  private final CausalMask causal;
  private final RmsNorm norm;
  private final List<DecoderLayer> layers = new ArrayList<>();

  LlamaNet(LlamaConfig config, NDManager manager) {
    this.config = config;
    this.rotary = new Rotary(config, manager);
    this.causal = new CausalMask(manager);
    this.norm = new RmsNorm(config, manager);
    for (int i = 0; i < config.layers(); i++) {
      layers.add(new DecoderLayer(config, i, norm));
    }
  }

  /**
   * A pass over whole sequences, each from its position 0; shorter ones are padded on the right.
   *
   * @param ids (batch, time), 64-bit; their manager owns what is computed
   * @return (batch, time, hidden), after the last norm
   */
  public NDArray hidden(Parameters parameters, NDArray ids) {
    long time = ids.getShape().get(1);
    checkLength(time);
    NDManager manager = ids.getManager();
    return run(
        parameters,
        ids,
        new DecoderLayer.Pass(rotary.range(manager, 0, time), causal.whole(manager, time), null));
  }

  /**
   * A pass over the tokens that follow those in the cache.
   *
   * @param ids (batch, time), 64-bit
   * @param padding how many tokens at the beginning of each row mean nothing
   * @return (batch, time, hidden), after the last norm
   */
  public NDArray hidden(Parameters parameters, NDArray ids, KvCache cache, int[] padding) {
    int time = Math.toIntExact(ids.getShape().get(1));
    int past = cache.length();
    NDManager manager = ids.getManager();
    long[] positions = new long[padding.length * time];
    boolean padded = false;
    int least = past + time;
    for (int b = 0; b < padding.length; b++) {
      padded |= padding[b] > 0;
      least = Math.min(least, padding[b]);
      for (int t = 0; t < time; t++) {
        positions[b * time + t] = Math.max(0, past + t - padding[b]);
      }
    }
    checkLength(past + time - least);
    Rotary.Angles angles =
        padded
            ? rotary.at(manager.create(positions, new Shape(padding.length, time)))
            : rotary.range(manager, past, time);
    NDArray mask = padded || time > 1 ? CausalMask.following(manager, past, time, padding) : null;
    NDArray hidden = run(parameters, ids, new DecoderLayer.Pass(angles, mask, cache));
    cache.advance(time);
    return hidden;
  }

  /** Logits, (..., vocabulary), of hidden states, (..., hidden). */
  public NDArray head(Parameters parameters, NDArray hidden) {
    String name = config.tiedEmbeddings() ? WeightNames.EMBEDDING : WeightNames.HEAD;
    return Linear.linear(hidden, parameters.weight(name), null).get(0);
  }

  private NDArray run(Parameters parameters, NDArray ids, DecoderLayer.Pass pass) {
    NDArray x = Gather.rows(parameters.weight(WeightNames.EMBEDDING), ids);
    for (DecoderLayer layer : layers) {
      x = layer.forward(parameters, x, pass);
    }
    return norm.apply(x, parameters.weight(WeightNames.FINAL_NORM));
  }

  private void checkLength(long length) {
    if (length > config.contextLength()) {
      throw new IllegalArgumentException(
          "%d tokens exceed the context of %d".formatted(length, config.contextLength()));
    }
  }
}
