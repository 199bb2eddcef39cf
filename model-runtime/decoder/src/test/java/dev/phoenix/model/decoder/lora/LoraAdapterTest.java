package dev.phoenix.model.decoder.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.TinyModels;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.train.Batch;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.decoder.train.Schedule;
import dev.phoenix.model.decoder.train.Trainer;
import dev.phoenix.model.decoder.train.TrainingConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraAdapterTest {

  private static final LoraConfig CONFIG =
      new LoraConfig(4, 8, 0.1, Set.of("q_proj", "v_proj", "down_proj"));

  @TempDir Path directory;

  @Test
  void shouldChangeNothingWhenNew() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      float[] before = logits(model);
      model.adjust(LoraAdapter.create(model, CONFIG, 2));
      assertThat(logits(model)).containsExactly(before);
    }
  }

  @Test
  void shouldLearnWhileTheModelStaysAsItIs() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      // given
      float[] before = logits(model);

      // when
      LoraAdapter adapter = train(model);
      float[] adapted = logits(model);
      model.adjust(null);

      // then
      assertThat(adapted).isNotEqualTo(before);
      assertThat(logits(model)).containsExactly(before);
      assertThat(adapter.parameters()).hasSize(12);
    }
  }

  @Test
  void shouldTrainTheSameFromTheSameSeed() {
    try (LlamaModel one = LlamaModel.create(TinyModels.tied(), 1);
        LlamaModel two = LlamaModel.create(TinyModels.tied(), 1)) {
      train(one);
      train(two);
      assertThat(logits(one)).containsExactly(logits(two));
    }
  }

  @Test
  void shouldComeBackFromDiskAsItWas() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      // given
      AdapterDirectory.save(train(model), directory);
      float[] adapted = logits(model);

      // when
      LoraAdapter loaded = AdapterDirectory.load(model, directory);
      model.adjust(loaded);

      // then
      assertThat(logits(model)).containsExactly(adapted);
      assertThat(loaded.config()).isEqualTo(CONFIG);
    }
  }

  @Test
  void shouldDecodeTheSameWhenMerged() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      LoraAdapter adapter = train(model);
      float[] adapted = logits(model);
      model.adjust(null);
      adapter.mergeInto(model);
      assertThat(logits(model)).containsExactly(adapted, within(1e-5f));
    }
  }

  @Test
  void shouldGiveMergedNumbersAndLeaveTheModelAsItIs() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      // given
      LoraAdapter adapter = train(model);
      model.adjust(null);
      float[] before = logits(model);

      // when
      Map<String, float[]> merged = new HashMap<>();
      model
          .parameters()
          .weights()
          .keySet()
          .forEach(name -> merged.put(name, adapter.merged(model, name)));

      // then they are the ones that merging in place makes
      assertThat(logits(model)).containsExactly(before);
      adapter.mergeInto(model);
      model
          .parameters()
          .weights()
          .forEach((name, array) -> assertThat(merged.get(name)).isEqualTo(array.toFloatArray()));
      assertThat(logits(model)).isNotEqualTo(before);
    }
  }

  @Test
  void shouldComeBackFromOneFile() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      // given
      LoraAdapter adapter = train(model);
      float[] adapted = logits(model);
      Path file = directory.resolve("adapter.safetensors");

      // when
      AdapterFile.write(adapter, file);
      LoraAdapter loaded = AdapterFile.load(model, file);
      model.adjust(loaded);

      // then
      assertThat(logits(model)).containsExactly(adapted);
      assertThat(loaded.config()).isEqualTo(CONFIG);
    }
  }

  @Test
  void shouldRefuseAFileThatIsNoAdapter() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      model.save(directory, StorageType.F32);
      assertThatThrownBy(() -> AdapterFile.load(model, directory.resolve("model.safetensors")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("does not say which adapter");
    }
  }

  @Test
  void shouldRefuseTheAdapterOfAnotherModel() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        LlamaModel other = LlamaModel.create(TinyModels.untied(), 1)) {
      AdapterDirectory.save(
          LoraAdapter.create(model, new LoraConfig(4, 8, 0, Set.of("k_proj")), 1), directory);
      assertThatThrownBy(() -> AdapterDirectory.load(other, directory))
          .hasMessageContaining("k_proj");
    }
  }

  @Test
  void shouldRefuseUnknownTargets() {
    assertThatThrownBy(() -> new LoraConfig(4, 8, 0, Set.of("lm_head")))
        .hasMessageContaining("lm_head");
  }

  private static LoraAdapter train(LlamaModel model) {
    LoraAdapter adapter = LoraAdapter.create(model, CONFIG, 2);
    model.adjust(adapter);
    TrainingConfig config = TrainingConfig.standard(Schedule.cosine(1e-2, 2, 20), 2, 4);
    try (Trainer trainer = new Trainer(model, config)) {
      Batch batch = new Batch(List.of(Example.of(new int[] {1, 2, 3}, new int[] {4, 5, 6})));
      double first = trainer.step(List.of(batch, batch)).loss();
      double last = first;
      for (int i = 0; i < 15; i++) {
        last = trainer.step(List.of(batch, batch)).loss();
      }
      assertThat(last).isLessThan(first - 0.1);
    }
    return adapter;
  }

  private static float[] logits(LlamaModel model) {
    try (NDManager manager = model.manager().newSubManager()) {
      return model.logits(manager.create(new long[] {1, 2, 3}, new Shape(1, 3))).toFloatArray();
    }
  }
}
