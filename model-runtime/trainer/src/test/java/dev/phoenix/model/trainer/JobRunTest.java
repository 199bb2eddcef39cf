package dev.phoenix.model.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.lora.AdapterFile;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.WeightNames;
import dev.phoenix.model.decoder.safetensors.SafetensorsFile;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.llama.gguf.AdapterCheck;
import dev.phoenix.model.llama.gguf.GgufFile;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.Status;
import dev.phoenix.model.trainer.job.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunTest {

  private static final int STEPS = 12;

  @TempDir Path directory;

  private Path base = Path.of("");
  private Job job = Job.of("none", new Base(base, Map.of()), List.of());
  private JobFolder folder = new JobFolder(base);

  @BeforeEach
  void prepare() throws IOException {
    base = TinyJobs.base(directory.resolve("base"));
    folder = new JobFolder(Files.createDirectory(directory.resolve("job")));
    DataFile data = TinyJobs.data(directory.resolve("data.jsonl"), 40);
    DataFile general = TinyJobs.data(directory.resolve("general.jsonl"), 20);
    job = TinyJobs.job(base, data, general, STEPS);
  }

  private Result run(Job what) throws IOException {
    JobFile.write(what, folder);
    return new JobRun(folder, System::nanoTime).run();
  }

  private static float[] logits(LlamaModel model) {
    try (NDManager manager = model.manager().newSubManager()) {
      return model.logits(manager.create(new long[] {5, 9, 40}, new Shape(1, 3))).toFloatArray();
    }
  }

  private static double metric(Result result, String name) {
    return result.metrics().getOrDefault(name, Double.NaN);
  }

  private void assertNothingIsLeft(Result result) {
    assertThat(result.artifacts()).isEmpty();
    for (String artifact : JobFolder.ARTIFACTS) {
      assertThat(folder.path().resolve(artifact)).doesNotExist();
    }
  }

  @Test
  void shouldLeaveAnAdapterThatLearned() throws IOException {
    // when
    Result result = run(job);

    // then
    assertThat(result.reason()).isEmpty();
    assertThat(result.status()).isEqualTo(Status.FINISHED);
    assertThat(result.artifacts().keySet())
        .containsExactlyInAnyOrderElementsOf(JobFolder.ARTIFACTS);
    assertThat(metric(result, "validationLoss"))
        .isLessThan(metric(result, "validationLossBase") - 0.1);
    assertThat(result.metrics())
        .containsEntry("steps", (double) STEPS)
        .containsEntry("examples", 32.0)
        .containsEntry("validationExamples", 8.0);
    assertThat(result.baseAfter()).isEqualTo(job.base().sha256()).isEqualTo(result.baseBefore());
    assertThat(Base.of(base).files()).isEqualTo(job.base().files());
    assertThat(result.data()).hasSize(2);
    List<Progress> progress = ProgressFile.read(folder);
    assertThat(progress).filteredOn(each -> each.phase().equals("training")).hasSize(STEPS);
    assertThat(progress).filteredOn(each -> each.validationLoss() != null).hasSize(STEPS / 3);
  }

  @Test
  void shouldMergeWhatTheAdapterSays() throws IOException {
    // given
    run(job);
    try (LlamaModel model = LlamaModel.load(base)) {
      // when
      float[] alone = logits(model);
      model.adjust(AdapterFile.load(model, folder.adapter()));
      float[] adapted = logits(model);

      // then the merged file is a model that says the same without an adapter
      Path merged = Files.createDirectory(directory.resolve("merged"));
      Files.copy(folder.merged(), merged.resolve("model.safetensors"));
      Files.copy(base.resolve("config.json"), merged.resolve("config.json"));
      try (LlamaModel whole = LlamaModel.load(merged)) {
        assertThat(logits(whole)).containsExactly(adapted, within(1e-4f));
      }
      assertThat(adapted).isNotEqualTo(alone);
    }
    // and llama.cpp's files fit each other
    AdapterCheck.check(folder.adapterGguf(), folder.mergedGguf());
    try (GgufFile file = GgufFile.open(folder.mergedGguf())) {
      assertThat(file.metadata().text("general.name")).contains("tiny");
      assertThat(file.tensors().get("token_embd.weight"))
          .satisfies(tensor -> assertThat(String.valueOf(tensor)).contains("Q8_0"));
    }
  }

  @Test
  void shouldMakeTheSameOfTheSame() throws IOException {
    // given
    Result first = run(job);

    // when
    folder = new JobFolder(Files.createDirectory(directory.resolve("again")));
    Result second = run(job);

    // then
    assertThat(second.artifacts()).isEqualTo(first.artifacts());
  }

  @Test
  void shouldLearnOnTopOfHalfPrecision() throws IOException {
    TinyJobs.base(base, StorageType.BF16);
    DataFile data = job.data().getFirst();
    Result result = run(TinyJobs.job(base, data, job.replay().files().getFirst(), 3));
    assertThat(result.reason()).isEmpty();
    assertThat(SafetensorsFile.open(folder.merged()).info(WeightNames.EMBEDDING).type())
        .isEqualTo(StorageType.F32);
  }

  /** A job whose rate is so high that it soon only gets worse. */
  private Job hasty() {
    return new Job(
        job.name(),
        job.base(),
        job.data(),
        job.replay(),
        job.lora(),
        new Optimizer(0.5, 0, 1, 0, 0.9, 0.98, 1, 200, 2),
        1,
        500,
        0,
        new Validation(0.2, 1, 3),
        5,
        Limits.DEFAULT);
  }

  @Test
  void shouldStopEarlyAndKeepTheBest() throws IOException {
    // given a training that does not get better to its end
    Job fast = hasty();

    // when
    Result result = run(fast);

    // then
    assertThat(result.status()).isEqualTo(Status.STOPPED_EARLY);
    double best = metric(result, "bestStep");
    assertThat(metric(result, "steps")).isEqualTo(best + 3).isLessThan(500);
    assertThat(ProgressFile.read(folder))
        .filteredOn(each -> each.step() == (long) best && each.validationLoss() != null)
        .allSatisfy(
            each -> assertThat(each.validationLoss()).isEqualTo(metric(result, "validationLoss")));
  }

  @Test
  void shouldStopAtTheSameStepAfterBreaks() throws IOException {
    // given one that is not disturbed, and one that ends again and again on the way
    Result calm = run(hasty());
    folder = new JobFolder(Files.createDirectory(directory.resolve("broken-off")));
    List<Status> ends = new ArrayList<>();
    for (int seconds = 10; seconds <= 30; seconds += 5) {
      AtomicLong clock = new AtomicLong();
      Limits limits = new Limits(2, 4096, seconds);
      JobFile.write(TinyJobs.with(hasty(), hasty().validation(), limits), folder);
      ends.add(new JobRun(folder, () -> clock.addAndGet(1_000_000_000L)).run().status());
    }
    assertThat(ends).contains(Status.TIMED_OUT);
    assertThat(folder.checkpoint()).isNotEmptyDirectory();

    // when
    Result result = run(hasty());

    // then
    assertThat(result.status()).isEqualTo(Status.STOPPED_EARLY);
    assertThat(metric(result, "steps")).isEqualTo(metric(calm, "steps"));
    assertThat(metric(result, "bestStep")).isEqualTo(metric(calm, "bestStep"));
    assertThat(metric(result, "validationLossBase")).isEqualTo(metric(calm, "validationLossBase"));
    assertThat(result.artifacts()).isEqualTo(calm.artifacts());
  }

  @Test
  void shouldEndWhenItsTimeIsOver() throws IOException {
    // given a clock of which each look takes a second
    AtomicLong clock = new AtomicLong();
    JobFile.write(TinyJobs.with(job, job.validation(), new Limits(2, 4096, 10)), folder);

    // when
    Result result = new JobRun(folder, () -> clock.addAndGet(1_000_000_000L)).run();

    // then
    assertThat(result.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(result.reason()).contains("raise limits.seconds");
    assertNothingIsLeft(result);
  }

  @Test
  void shouldRefuseAChangedByteOfTheBaseByName() throws IOException {
    // given
    Path weights = base.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    // when
    Result result = run(job);

    // then
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason()).contains("model.safetensors was changed");
    assertNothingIsLeft(result);
  }

  @Test
  void shouldSayThatTheLossIsNoNumber() throws IOException {
    // given a model that was broken before anyone took its digest
    try (LlamaModel model = LlamaModel.load(base)) {
      model.makeWritable();
      float[] broken = new float[32];
      Arrays.fill(broken, Float.NaN);
      model.parameters().weight(WeightNames.FINAL_NORM).set(broken);
      model.save(base, StorageType.F32);
    }

    // when
    Result result =
        run(TinyJobs.job(base, job.data().getFirst(), job.replay().files().getFirst(), 3));

    // then
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.reason()).contains("Step 1 gave loss NaN", "lower the learning rate");
    assertNothingIsLeft(result);
  }

  @Test
  void shouldRefuseWhatDoesNotFitBeforeItLoadsAnything() throws IOException {
    Result result = run(TinyJobs.with(job, job.validation(), new Limits(1, 64, 60)));
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason()).contains("limits.memoryMiB allows 64 MiB");
    assertThat(folder.checkpoint()).doesNotExist();
  }

  @Test
  void shouldRefuseTheCheckpointOfAnotherJob() throws IOException {
    // given
    run(job);

    // when it gets more time, or is another
    Job longer = TinyJobs.with(job, job.validation(), new Limits(2, 4096, 99));
    Job other = TinyJobs.with(job, new Validation(0.2, 4, 0), job.limits());

    // then
    assertThat(run(longer).status()).isEqualTo(Status.FINISHED);
    Result result = run(other);
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason()).contains("checkpoint of another job");
    assertNothingIsLeft(result);
  }

  @Test
  void shouldRefuseABaseThatIsNoLlama() throws IOException {
    Files.writeString(base.resolve("config.json"), "{\"model_type\":\"mamba\"}");
    Result result =
        run(TinyJobs.job(base, job.data().getFirst(), job.replay().files().getFirst(), 3));
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason()).contains("model_type 'mamba'");
  }

  @Test
  void shouldRefuseABrokenJob() throws IOException {
    Files.writeString(folder.job(), "{\"name\":");
    Result result = new JobRun(folder, System::nanoTime).run();
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason()).contains("job.json is no JSON");
    assertThat(result.job()).isNull();
  }

  @Test
  void shouldLearnWithoutAValidationPart() throws IOException {
    Result result = run(TinyJobs.with(job, new Validation(0, 5, 3), job.limits()));
    assertThat(result.status()).isEqualTo(Status.FINISHED);
    assertThat(result.metrics())
        .containsEntry("bestStep", (double) STEPS)
        .doesNotContainKey("validationLoss");
  }

  @Test
  void shouldKeepOneBestAdapterOnly() throws IOException {
    run(job);
    try (Stream<Path> files = Files.list(folder.checkpoint())) {
      assertThat(files).hasSize(2);
    }
  }
}
