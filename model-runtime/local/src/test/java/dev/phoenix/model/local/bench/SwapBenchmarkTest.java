package dev.phoenix.model.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.measure.Figure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapBenchmarkTest {

  @TempDir Path folder;

  @Test
  void shouldMeasureSwapsThatAreNeverWrong() throws Exception {
    // when
    Map<String, Figure> figures =
        SwapBenchmark.measure(folder, Path.of("target", "natives"), 1, true);

    // then
    assertThat(figures).containsOnlyKeys("swap_wrong", "swap_failed", "swap_p99_ratio");
    assertThat(figures)
        .hasEntrySatisfying("swap_wrong", figure -> assertThat(figure.value()).isZero())
        .hasEntrySatisfying("swap_failed", figure -> assertThat(figure.value()).isZero())
        .hasEntrySatisfying(
            "swap_p99_ratio",
            figure -> {
              assertThat(figure.value()).isPositive().isFinite();
              assertThat(figure.parts()).containsKeys("p99_ms_with_swaps", "p99_ms_without");
            });
  }
}
