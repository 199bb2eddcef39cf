package dev.phoenix.model.decoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.TinyModels;
import dev.phoenix.model.decoder.safetensors.StorageType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  @TempDir Path directory;

  private static final TrainingConfig CONFIG =
      TrainingConfig.standard(Schedule.cosine(3e-3, 5, 200), 2, 4);

  /** Responses that repeat the prompt's first token and count up from it: learnable in no time. */
  static List<Example> examples(int count) {
    Random random = new Random(2);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = 10 + random.nextInt(20);
      int[] prompt = random.ints(3 + random.nextInt(9), 10, 40).toArray();
      prompt[prompt.length - 1] = first;
      examples.add(Example.of(prompt, new int[] {first, first + 1, first + 2, 0}));
    }
    return examples;
  }

  private static BucketedBatches source() {
    return new BucketedBatches(examples(200), 200, 2, 9);
  }

  @Test
  void shouldLearn() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        Trainer trainer = new Trainer(model, CONFIG)) {
      // given
      List<Batch> held = List.of(new Batch(examples(40)));
      double before = trainer.evaluate(held);

      // when
      BucketedBatches source = source();
      for (int i = 0; i < 120; i++) {
        trainer.step(source.batches(trainer.stepsDone()));
      }

      // then
      assertThat(before).isGreaterThan(5);
      assertThat(trainer.evaluate(held)).isLessThan(1);
    }
  }

  @Test
  void shouldGoOnFromACheckpointBitByBit() throws Exception {
    // given a training of 8 steps in one go
    Path whole = directory.resolve("whole.safetensors");
    train(8, whole);

    // when another stops after 5, and a new process would go on
    Path parts = directory.resolve("parts.safetensors");
    train(5, parts);
    train(8, parts);

    // then weights and optimizer are the same to the last bit
    assertThat(Files.mismatch(whole, parts)).isEqualTo(-1);
  }

  private void train(long steps, Path checkpoint) throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        Trainer trainer = new Trainer(model, CONFIG)) {
      new TrainingRun(checkpoint, 3, steps).run(trainer, source(), report -> true);
    }
  }

  @Test
  void shouldStopWhenTheListenerSaysSo() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        Trainer trainer = new Trainer(model, CONFIG)) {
      Path checkpoint = directory.resolve("c.safetensors");
      long done =
          new TrainingRun(checkpoint, 100, 50).run(trainer, source(), report -> report.step() < 3);
      assertThat(done).isEqualTo(3);
      assertThat(checkpoint).exists();
    }
  }

  @Test
  void shouldSumGradientsAlikeForOneWorkerAndThree() {
    // given batches that one worker computes alone, or three share (one has none)
    List<Batch> batches = List.of(new Batch(examples(6)), new Batch(examples(20).subList(6, 20)));
    StepReport alone = firstStep(batches, 1);
    StepReport shared = firstStep(batches, 3);

    // then loss and gradient are equal but for rounding
    assertThat(shared.loss()).isEqualTo(alone.loss());
    assertThat(shared.gradientNorm() / alone.gradientNorm()).isBetween(0.99999, 1.00001);
  }

  private static StepReport firstStep(List<Batch> batches, int workers) {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        Trainer trainer =
            new Trainer(model, TrainingConfig.standard(Schedule.cosine(1e-3, 1, 9), workers, 4))) {
      return trainer.step(batches);
    }
  }

  @Test
  void shouldKeepNotesInItsCheckpoint() throws Exception {
    Path checkpoint = directory.resolve("c.safetensors");
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        Trainer trainer = new Trainer(model, CONFIG)) {
      trainer.save(checkpoint, Map.of("best", "0.5", "job", "a b"));
      assertThat(trainer.resume(checkpoint))
          .containsExactly(entry("best", "0.5"), entry("job", "a b"));
    }
  }

  @Test
  void shouldWeighAnExampleAsIfItCameThatOften() {
    // given an example that comes three times beside another, or counts for three
    List<Example> two = examples(2);
    Batch repeated = new Batch(List.of(two.get(0), two.get(0), two.get(0), two.get(1)));
    Batch weighing = new Batch(List.of(two.get(0).weighing(3), two.get(1)));

    // when
    StepReport often = firstStep(List.of(repeated), 1);
    StepReport once = firstStep(List.of(weighing), 1);

    // then
    assertThat(once.loss()).isCloseTo(often.loss(), within(1e-5));
    assertThat(once.gradientNorm()).isCloseTo(often.gradientNorm(), within(1e-4));
  }

  @Test
  void shouldRefuseAWeightThatIsNone() {
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> examples(1).getFirst().weighing(weight))
          .hasMessageContaining("weight must be above 0");
    }
  }

  @Test
  void shouldDrawOtherExamplesEachEpoch() {
    // given epochs that differ
    List<Example> all = examples(20);
    BucketedBatches source =
        new BucketedBatches(
            epoch -> all.subList((int) epoch * 10, (int) epoch * 10 + 10), 1000, 1, 3);

    // then each is asked for in its turn, and again when a training goes back
    assertThat(source.batches(0).getFirst().examples())
        .containsExactlyInAnyOrderElementsOf(all.subList(0, 10));
    assertThat(source.batches(1).getFirst().examples())
        .containsExactlyInAnyOrderElementsOf(all.subList(10, 20));
    assertThat(source.batches(0).getFirst().examples())
        .containsExactlyInAnyOrderElementsOf(all.subList(0, 10));
  }

  @Test
  void shouldRefuseTheCheckpointOfAnotherModel() throws Exception {
    Path checkpoint = directory.resolve("c.safetensors");
    train(1, checkpoint);
    try (LlamaModel other = LlamaModel.create(TinyModels.untied(), 1);
        Trainer trainer = new Trainer(other, CONFIG)) {
      assertThatThrownBy(() -> trainer.resume(checkpoint)).hasMessageContaining("another model");
    }
  }

  @Test
  void shouldTrainAModelThatIsMappedFromAFile() throws Exception {
    // given a model whose weights are read-only pages of a file
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      model.save(directory, StorageType.F32);
    }
    byte[] before = Files.readAllBytes(directory.resolve("model.safetensors"));
    try (LlamaModel loaded = LlamaModel.load(directory);
        Trainer trainer = new Trainer(loaded, CONFIG)) {
      // when
      StepReport report = trainer.step(source().batches(0));

      // then the step is done and the file is as it was
      assertThat(report.step()).isEqualTo(1);
      assertThat(Files.readAllBytes(directory.resolve("model.safetensors"))).isEqualTo(before);
    }
  }

  @Test
  void shouldLeaveTheWeightsAloneWhenTheLossIsNotANumber() {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1);
        Trainer trainer = new Trainer(model, CONFIG)) {
      NDArray norm = model.parameters().weight("model.norm.weight");
      norm.set(new NDIndex("..."), norm.getManager().create(nan(32)));
      assertThatThrownBy(() -> trainer.step(source().batches(0)))
          .hasMessageContaining("lower the learning rate");
      assertThat(trainer.stepsDone()).isZero();
    }
  }

  private static float[] nan(int size) {
    float[] values = new float[size];
    Arrays.fill(values, Float.NaN);
    return values;
  }
}
