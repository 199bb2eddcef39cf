package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.LlamaConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Random weights: normal with deviation 0.02, smaller in the layers that add to the stream (GPT-2),
 * ones in the norms. Drawn in Java, so that a seed means the same numbers everywhere.
 */
final class WeightInit {

  private static final float DEVIATION = 0.02f;

  private WeightInit() {}

  static Map<String, NDArray> random(LlamaConfig config, long seed, NDManager manager) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    float residual = (float) (DEVIATION / Math.sqrt(2.0 * config.layers()));
    for (Map.Entry<String, Shape> entry : WeightNames.shapes(config).entrySet()) {
      String name = entry.getKey();
      float[] values = new float[Math.toIntExact(entry.getValue().size())];
      if (entry.getValue().dimension() == 1) {
        Arrays.fill(values, 1f);
      } else {
        boolean adds = name.contains("o_proj") || name.contains("down_proj");
        fill(values, adds ? residual : DEVIATION, new Random(seed * 31 + name.hashCode()));
      }
      weights.put(name, manager.create(values, entry.getValue()));
    }
    return weights;
  }

  private static void fill(float[] values, float deviation, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
  }
}
