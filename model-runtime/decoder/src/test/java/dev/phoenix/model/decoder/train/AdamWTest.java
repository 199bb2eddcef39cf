package dev.phoenix.model.decoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamWTest {

  @Test
  void shouldUpdateAsThePaperSays() {
    try (NDManager manager = NDManager.newBaseManager()) {
      // given a matrix of one row
      TrainingConfig config =
          new TrainingConfig(Schedule.cosine(1, 1, 9), 0.9, 0.98, 1e-8, 0.1, 1, 1, 0);
      NDArray weight = manager.create(new float[] {1f, -2f}, new Shape(1, 2));
      AdamW adam = new AdamW(config, Map.of("w", weight), manager);
      double[] w = {1, -2};
      double[] m = new double[2];
      double[] v = new double[2];
      float[][] gradients = {{0.4f, -3f}, {-0.2f, 1f}, {0.1f, 0.5f}};

      for (int t = 1; t <= 3; t++) {
        // when it is updated by half the gradient at rate 0.01
        NDArray gradient = manager.create(gradients[t - 1], new Shape(1, 2));
        adam.update("w", weight, gradient, 0.5, t, 0.01);

        // then it is where the paper's algorithm 2 puts it
        for (int i = 0; i < 2; i++) {
          double g = gradients[t - 1][i] * 0.5;
          m[i] = 0.9 * m[i] + 0.1 * g;
          v[i] = 0.98 * v[i] + 0.02 * g * g;
          double mean = m[i] / (1 - Math.pow(0.9, t));
          double root = Math.sqrt(v[i] / (1 - Math.pow(0.98, t)));
          w[i] = w[i] - 0.01 * 0.1 * w[i] - 0.01 * mean / (root + 1e-8);
        }
        assertThat(weight.toFloatArray()[0]).isCloseTo((float) w[0], within(1e-5f));
        assertThat(weight.toFloatArray()[1]).isCloseTo((float) w[1], within(1e-5f));
      }
    }
  }
}
