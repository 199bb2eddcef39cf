package dev.phoenix.model.trainer.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  /** About a billion parameters. */
  private static final LlamaConfig LARGE =
      new LlamaConfig(32_000, 2048, 22, 32, 4, 64, 5632, 2048, 1e-5f, 10_000f, false, 1, 2);

  private static final LlamaConfig SMALL =
      new LlamaConfig(2048, 256, 6, 8, 4, 32, 704, 1024, 1e-5f, 10_000f, true, 0, 2);

  private static TrainingShape shape(LlamaConfig model, int threads, long tokens, long longest) {
    return new TrainingShape(
        model, 32, Job.LORA, threads, new BatchShape(tokens, longest, tokens / 2), 100_000);
  }

  @Test
  void shouldCountThePartsOfTheFormula() {
    MemoryEstimate estimate = MemoryEstimate.of(shape(SMALL, 2, 1000, 100));
    // 2048 x 256 + 6 x (2 x 256 x 256 + 2 x 256 x 128 + 3 x 256 x 704 + 512) + 256 numbers
    assertThat(estimate.weights()).isEqualTo(4L * 4_951_296);
    // rank 8, 6 layers: 8 x (2 x 512 + 2 x 384 + 3 x 960) numbers, five times: two gradients
    assertThat(estimate.adapter()).isEqualTo(4L * 6 * 8 * (2 * 512 + 2 * 384 + 3 * 960) * 5);
    assertThat(estimate.total()).isGreaterThan(estimate.weights() + estimate.activations());
  }

  @Test
  void shouldGrowWithAllThatCosts() {
    long least = MemoryEstimate.of(shape(SMALL, 1, 1000, 100)).total();
    assertThat(MemoryEstimate.of(shape(SMALL, 2, 1000, 100)).total()).isGreaterThan(least);
    assertThat(MemoryEstimate.of(shape(SMALL, 1, 2000, 100)).total()).isGreaterThan(least);
    assertThat(MemoryEstimate.of(shape(SMALL, 1, 1000, 200)).total()).isGreaterThan(least);
    TrainingShape dropout =
        shape(SMALL, 1, 1000, 100).with(new LoraConfig(8, 16, 0.1, Job.LORA.targets()));
    assertThat(MemoryEstimate.of(dropout).total()).isGreaterThan(least);
  }

  @Test
  void shouldCountWeightsTwiceThatAreConverted() {
    TrainingShape half =
        new TrainingShape(LARGE, 16, Job.LORA, 1, new BatchShape(512, 512, 512), 0);
    long numbers = MemoryEstimate.of(shape(LARGE, 1, 512, 512)).weights() / 4;
    assertThat(MemoryEstimate.of(half).weights()).isEqualTo(6 * numbers);
  }

  @Test
  void shouldNameABatchThatFits() {
    TrainingShape shape = shape(SMALL, 1, 16_384, 256);
    Throwable refused = catchThrowable(() -> new MemoryCheck(1024).require(shape));
    assertThat(refused)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("limits.memoryMiB allows 1,024 MiB");

    // then what it names does fit
    Matcher named = Pattern.compile("optimizer.batchTokens (\\d+)").matcher(refused.getMessage());
    assertThat(named.find()).isTrue();
    BatchShape smaller = shape.batch().within(Long.parseLong(named.group(1)));
    assertThat(new MemoryCheck(1024).require(shape.with(smaller)).total())
        .isLessThanOrEqualTo(1L << 30);
  }

  @Test
  void shouldNameShorterExamplesOrOneThread() {
    TrainingShape shape = shape(SMALL, 2, 1024, 1024);
    long fits = MemoryEstimate.of(shape.withOneThread()).total() >> 20;
    assertThatThrownBy(() -> new MemoryCheck((int) fits + 1).require(shape))
        .hasMessageContaining("limits.threads 1")
        .hasMessageContaining("maxTokens and optimizer.batchTokens 512");
  }

  @Test
  void shouldSayThatNothingFits() {
    assertThatThrownBy(() -> new MemoryCheck(4096).require(shape(LARGE, 2, 512, 512)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("No settings would fit: take a smaller model");
  }
}
