package dev.phoenix.model.local.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FitCheckTest {

  private static final long MIB = 1 << 20;

  /** About the sizes of a model of eight thousand million numbers. */
  private static final Dimensions LARGE = new Dimensions(128_256, 4_096, 32, 14_336, 32, 8, 128);

  private static final Weights F16 = new Weights("F16", 8_000_000_000L, 16_000_000_000L, MIB);
  private static final Use USE = new Use(4_096, 1, 260, 2, 0, 64 * MIB);

  @Test
  void shouldAddUpWhatAModelNeeds() {
    // when
    MemoryEstimate estimate = MemoryEstimate.of(F16, LARGE, USE);

    // then
    assertThat(estimate.weights()).isEqualTo(16_000_000_000L + MIB);
    assertThat(estimate.keysAndValues()).isEqualTo(2L * 32 * 8 * 128 * 2 * 4_096);
    assertThat(estimate.compute())
        .isEqualTo(4L * 260 * (128_256 + 33L * 4_096 + 6 * 4_096 + 3 * 14_336));
    assertThat(estimate.total())
        .isEqualTo(estimate.weights() + estimate.keysAndValues() + estimate.compute() + 64 * MIB);
  }

  @Test
  void shouldLetPassWhatFitsExactly() {
    long needed = MemoryEstimate.of(F16, LARGE, USE).total();
    assertThat(new FitCheck(() -> needed).require("m", F16, LARGE, USE).total()).isEqualTo(needed);
    assertThatThrownBy(() -> new FitCheck(() -> needed - 1).require("m", F16, LARGE, USE))
        .isInstanceOf(DoesNotFitException.class);
  }

  @Test
  void shouldNameTheLargestContextAndQuantizationThatFit() {
    long free = 16_000 * MIB;
    assertThatThrownBy(() -> new FitCheck(() -> free).require("big", F16, LARGE, USE))
        .hasMessageContainingAll(
            "big needs",
            "15,260 MiB",
            "16,000 MiB are free",
            "a context of 2,816 tokens",
            "a GGUF file in Q8_0 instead of F16");
    assertThat(MemoryEstimate.of(F16, LARGE, USE.withContext(2_816)).total())
        .isLessThanOrEqualTo(free);
    assertThat(MemoryEstimate.of(F16, LARGE, USE.withContext(3_072)).total()).isGreaterThan(free);
  }

  @Test
  void shouldNameOnlyAQuantizationWhereNoContextIsSmallEnough() {
    assertThatThrownBy(() -> new FitCheck(() -> 6_000 * MIB).require("big", F16, LARGE, USE))
        .hasMessageContaining("What would fit: a GGUF file in Q4_K instead of F16")
        .hasMessageNotContaining("a context of 256");
  }

  @Test
  void shouldNameBothTogetherWhereNeitherIsEnough() {
    Use long1 = USE.withContext(131_072);
    assertThatThrownBy(() -> new FitCheck(() -> 6_000 * MIB).require("big", F16, LARGE, long1))
        .hasMessageMatching(".*What would fit: a GGUF file in Q5?4?_K .* with a context of .*");
  }

  @Test
  void shouldSayWhenNothingOfTheModelFits() {
    assertThatThrownBy(() -> new FitCheck(() -> 0).require("big", F16, LARGE, USE))
        .hasMessageContaining("Nothing of this model would fit");
  }
}
