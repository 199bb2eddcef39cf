package dev.phoenix.model.decoder.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.net.Adjustment;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.Parameters;
import dev.phoenix.model.decoder.net.WeightNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A low-rank adapter: two small matrices a layer, A (rank, in) and B (out, rank). Made with B zero,
 * so that a new adapter changes nothing.
 */
public final class LoraAdapter implements Adjustment {

  private final LoraConfig config;
  private final Map<String, NDArray> matrices;
  private final NDArray scale;
  private final @Nullable Dropout dropout;

  private LoraAdapter(
      LoraConfig config, Map<String, NDArray> matrices, NDArray scale, @Nullable Dropout dropout) {
    this.config = config;
    this.matrices = matrices;
    this.scale = scale;
    this.dropout = dropout;
  }

  /** An adapter with the given matrices, owned by {@code manager}. */
  static LoraAdapter of(LoraConfig config, Map<String, NDArray> matrices, NDManager manager) {
    NDArray scale = manager.create((float) (config.alpha() / config.rank()));
    return new LoraAdapter(config, matrices, scale, null);
  }

  /** A new adapter for a model; A is drawn by the seed. It lives as long as the model. */
  public static LoraAdapter create(LlamaModel model, LoraConfig config, long seed) {
    Map<String, NDArray> matrices = new LinkedHashMap<>();
    shapes(model.config(), config)
        .forEach(
            (name, shape) -> {
              float[] values = new float[Math.toIntExact(shape.size())];
              if (name.contains(".lora_A.")) {
                Random random = new Random(seed * 31 + name.hashCode());
                double deviation = 1 / Math.sqrt((double) shape.get(1));
                for (int i = 0; i < values.length; i++) {
                  values[i] = (float) (random.nextGaussian() * deviation);
                }
              }
              matrices.put(name, model.manager().create(values, shape));
            });
    return of(config, matrices, model.manager());
  }

  /** Names and shapes of an adapter's matrices for a model. */
  static Map<String, Shape> shapes(LlamaConfig model, LoraConfig config) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    WeightNames.shapes(model)
        .forEach(
            (weight, shape) -> {
              if (config.adapts(weight)) {
                shapes.put(matrix(weight, 'A'), new Shape(config.rank(), shape.get(1)));
                shapes.put(matrix(weight, 'B'), new Shape(shape.get(0), config.rank()));
              }
            });
    return shapes;
  }

  /** The name of a layer's matrix A or B, as in {@code ...q_proj.lora_A.weight}. */
  static String matrix(String weight, char which) {
    String stem = weight.substring(0, weight.length() - ".weight".length());
    return stem + ".lora_" + which + ".weight";
  }

  /** What it looks like. */
  public LoraConfig config() {
    return config;
  }

  @Override
  public @Nullable NDArray delta(NDArray input, String weight) {
    NDArray a = matrices.get(matrix(weight, 'A'));
    NDArray b = matrices.get(matrix(weight, 'B'));
    if (a == null || b == null) {
      return null;
    }
    NDArray x = dropout == null ? input : dropout.apply(input);
    // scaled where it is narrow: what is as wide as the layer costs memory until the backward pass
    NDArray inner = Linear.linear(x, a, null).get(0).mul(scale);
    return Linear.linear(inner, b, null).get(0);
  }

  @Override
  public Map<String, NDArray> parameters() {
    return Collections.unmodifiableMap(matrices);
  }

  @Override
  public Adjustment replica(NDManager manager) {
    return new LoraAdapter(
        config,
        Parameters.leaves(matrices, manager),
        scale,
        config.dropout() > 0 ? new Dropout(config.dropout()) : null);
  }

  @Override
  public void reseed(long seed) {
    if (dropout != null) {
      dropout.reseed(seed);
    }
  }

  /**
   * The numbers of a model's weight with the adapter added in 32 bits; the model stays as it is.
   */
  public float[] merged(LlamaModel model, String weight) {
    NDArray own = model.parameters().weight(weight);
    NDArray a = matrices.get(matrix(weight, 'A'));
    NDArray b = matrices.get(matrix(weight, 'B'));
    if (a == null || b == null) {
      return own.toFloatArray();
    }
    try (NDArray product = b.matMul(a);
        NDArray delta = product.mul(scale);
        NDArray sum = own.add(delta)) {
      return sum.toFloatArray();
    }
  }

  /** Adds the adapter to the model's own weights, which then decode the same without it. */
  public void mergeInto(LlamaModel model) {
    model.makeWritable();
    for (Map.Entry<String, NDArray> entry : model.parameters().weights().entrySet()) {
      NDArray a = matrices.get(matrix(entry.getKey(), 'A'));
      NDArray b = matrices.get(matrix(entry.getKey(), 'B'));
      if (a != null && b != null) {
        try (NDArray product = b.matMul(a);
            NDArray delta = product.mul(scale)) {
          entry.getValue().addi(delta);
        }
      }
    }
  }
}
