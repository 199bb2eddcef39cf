package dev.phoenix.model.decoder.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.safetensors.SafetensorsException;
import dev.phoenix.model.decoder.safetensors.StorageType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LlamaModelTest {

  @TempDir Path directory;

  static List<LlamaConfig> shapes() {
    return List.of(TinyModels.tied(), TinyModels.untied());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldDecodeWithCacheAsWithout(LlamaConfig config) {
    try (LlamaModel model = LlamaModel.create(config, 3);
        NDManager manager = model.manager().newSubManager();
        KvCache cache = new KvCache(manager, config, 2, 20)) {
      // given two sequences of 20 tokens
      long[] ids = new Random(1).longs(40, 0, 300).toArray();
      float[] whole = model.logits(manager.create(ids, new Shape(2, 20))).toFloatArray();

      // when they go through the cache as a prompt of 7 and token by token
      for (int from = 0; from < 20; from = from == 0 ? 7 : from + 1) {
        int time = from == 0 ? 7 : 1;
        NDArray part =
            manager.create(ids, new Shape(2, 20)).get(":, " + from + ":" + (from + time));
        NDArray hidden = model.net().hidden(model.parameters(), part, cache, new int[] {0, 0});
        float[] cached = model.net().head(model.parameters(), hidden).toFloatArray();

        // then the logits are the same
        for (int row = 0; row < 2; row++) {
          for (int i = 0; i < time * 300; i++) {
            assertThat(cached[row * time * 300 + i])
                .isCloseTo(whole[(row * 20 + from) * 300 + i], within(1e-5f));
          }
        }
      }
    }
  }

  @Test
  void shouldIgnorePaddingOnTheLeft() {
    LlamaConfig config = TinyModels.tied();
    try (LlamaModel model = LlamaModel.create(config, 3);
        NDManager manager = model.manager().newSubManager();
        KvCache cache = new KvCache(manager, config, 2, 8)) {
      // given a short sequence beside a longer one
      long[] lone = {5, 6, 7};
      NDArray batch =
          manager.create(
              new long[] {0, 0, 0, 0, 0, 5, 6, 7, 9, 8, 7, 6, 5, 4, 3, 2}, new Shape(2, 8));

      // when both go through together
      NDArray hidden = model.net().hidden(model.parameters(), batch, cache, new int[] {5, 0});

      // then the short one is as if it were alone
      float[] together = hidden.get("0, 5:").toFloatArray();
      NDArray alone = model.net().hidden(model.parameters(), manager.create(lone, new Shape(1, 3)));
      assertThat(together).containsExactly(alone.toFloatArray(), within(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldComeBackFromDiskAsItWas(LlamaConfig config) throws Exception {
    // given
    try (LlamaModel model = LlamaModel.create(config, 3)) {
      model.save(directory, StorageType.F32);

      // when
      try (LlamaModel loaded = LlamaModel.load(directory)) {
        // then
        assertThat(loaded.config()).isEqualTo(config);
        assertThat(logits(loaded)).containsExactly(logits(model));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldLoadHalfPrecision(LlamaConfig config) throws Exception {
    for (StorageType type : List.of(StorageType.F16, StorageType.BF16)) {
      try (LlamaModel model = LlamaModel.create(config, 3)) {
        model.save(directory, type);
        try (LlamaModel loaded = LlamaModel.load(directory)) {
          assertThat(logits(loaded)).containsExactly(logits(model), within(0.02f));
        }
      }
    }
  }

  @Test
  void shouldRefuseWeightsThatDoNotFitTheConfiguration() throws Exception {
    // given weights of one shape and the configuration of another
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 3)) {
      model.save(directory, StorageType.F16);
    }
    ConfigFile.write(
        LlamaConfig.small(300, 32, 2, 4, 2, 64, 64), directory.resolve(ConfigFile.NAME));

    // when, then
    assertThatThrownBy(() -> LlamaModel.load(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mlp.gate_proj");
  }

  @Test
  void shouldRefuseWeightsThatLackATensor() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 3)) {
      model.save(directory, StorageType.F16);
    }
    ConfigFile.write(
        LlamaConfig.small(300, 32, 3, 4, 2, 48, 64), directory.resolve(ConfigFile.NAME));
    assertThatThrownBy(() -> LlamaModel.load(directory))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("model.layers.2");
  }

  @Test
  void shouldRefuseMoreTokensThanTheContextHolds() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 3);
        NDManager manager = model.manager().newSubManager()) {
      NDArray ids = manager.create(new long[65], new Shape(1, 65));
      assertThatThrownBy(() -> model.logits(ids)).hasMessageContaining("exceed the context of 64");
    }
  }

  @Test
  void shouldMakeTheSameWeightsFromTheSameSeed() {
    try (LlamaModel one = LlamaModel.create(TinyModels.tied(), 8);
        LlamaModel two = LlamaModel.create(TinyModels.tied(), 8);
        LlamaModel other = LlamaModel.create(TinyModels.tied(), 9)) {
      assertThat(logits(one)).containsExactly(logits(two));
      assertThat(logits(one)).isNotEqualTo(logits(other));
    }
  }

  @Test
  void shouldSaveTwiceIntoOneDirectory() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 3)) {
      model.save(directory, StorageType.F32);
      try (LlamaModel loaded = LlamaModel.load(directory)) {
        // when a model is saved over the file that it is mapped from
        loaded.save(directory, StorageType.F32);
        assertThat(logits(loaded)).containsExactly(logits(model));
      }
      assertThat(Files.exists(directory.resolve("model.safetensors.part"))).isFalse();
    }
  }

  private static float[] logits(LlamaModel model) {
    try (NDManager manager = model.manager().newSubManager()) {
      return model
          .logits(manager.create(new long[] {1, 2, 3, 299}, new Shape(1, 4)))
          .toFloatArray();
    }
  }
}
