package dev.phoenix.model.router.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Real processes, killed in the middle of an answer. */
class FallbackBenchmarkTest {

  @Test
  void shouldMeasureEachRun() throws Exception {
    assertThat(FallbackBenchmark.measure(1)).hasSize(1).doesNotContain(0);
  }
}
