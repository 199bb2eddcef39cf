package dev.phoenix.model.decoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.Parameters;
import dev.phoenix.model.decoder.net.TinyModels;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {

  private static final Batch BATCH = new Batch(TrainerTest.examples(4));

  static List<LlamaConfig> shapes() {
    return List.of(TinyModels.tied(), TinyModels.untied());
  }

  @BeforeEach
  void recordGradients() {
    Engine.getInstance(); // loads the library, whichever test is the first
    JniUtils.setGradMode(true);
  }

  @AfterEach
  void stopRecording() {
    JniUtils.setGradMode(false);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldAgreeWithFiniteDifferences(LlamaConfig config) {
    try (LlamaModel model = LlamaModel.create(config, 5);
        NDManager manager = model.manager().newSubManager()) {
      // given weights large enough for every part to matter
      Random random = new Random(6);
      model.parameters().weights().values().forEach(w -> w.set(noise(w, random)));
      Parameters replica = model.parameters().replica(manager);
      Loss loss = new Loss(model.net());
      NDArray sum = loss.sum(manager, replica, BATCH);
      JniUtils.backward((PtNDArray) sum, (PtNDArray) sum.onesLike(), false, false);

      for (Map.Entry<String, NDArray> entry : replica.weights().entrySet()) {
        // when each tensor moves a little along its gradient
        try (NDArray gradient = entry.getValue().getGradient()) {
          float[] g = gradient.toFloatArray();
          double squares = 0;
          for (float v : g) {
            squares += v * v;
          }
          double step = 2e-3 / Math.sqrt(squares);
          NDArray weight = model.parameters().weight(entry.getKey());
          float[] original = weight.toFloatArray();
          double up = moved(model, weight, original, g, step);
          double down = moved(model, weight, original, g, -step);
          weight.set(original);

          // then the loss changes by the square of the gradient's length
          assertThat((up - down) / (2 * step) / squares)
              .as(entry.getKey())
              .isCloseTo(1.0, within(0.03));
        }
      }
    }
  }

  @Test
  void shouldNotDependOnTheGarbageCollector() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 5)) {
      float[] expected = gradient(model, false);
      for (int i = 0; i < 5; i++) {
        assertThat(gradient(model, true)).containsExactly(expected);
      }
    }
  }

  /** All gradients of one pass, with collections and new native memory before it is walked back. */
  private static float[] gradient(LlamaModel model, boolean stress) {
    try (NDManager manager = model.manager().newSubManager()) {
      Parameters replica = model.parameters().replica(manager);
      NDArray sum = new Loss(model.net()).sum(manager, replica, BATCH);
      if (stress) {
        for (int i = 0; i < 3; i++) {
          System.gc();
          for (int n = 0; n < 2000; n++) {
            ByteBuffer.allocateDirect(4).putFloat(0, Float.NaN);
          }
        }
      }
      JniUtils.backward((PtNDArray) sum, (PtNDArray) sum.onesLike(), false, false);
      try (NDArray g = replica.weight("model.layers.0.self_attn.q_proj.weight").getGradient()) {
        return g.toFloatArray();
      }
    }
  }

  private static double moved(
      LlamaModel model, NDArray weight, float[] original, float[] gradient, double step) {
    float[] values = original.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (step * gradient[i]);
    }
    weight.set(values);
    return new Evaluation(model).loss(List.of(BATCH)) * BATCH.learnedCount();
  }

  private static float[] noise(NDArray like, Random random) {
    float[] values = new float[(int) like.size()];
    boolean norm = like.getShape().dimension() == 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * 0.15 + (norm ? 1 : 0));
    }
    return values;
  }
}
