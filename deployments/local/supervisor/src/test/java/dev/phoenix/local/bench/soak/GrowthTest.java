package dev.phoenix.local.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.process.ProcessIdentity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {

  @Test
  void shouldCompareTheMediansOfTheOuterThirds() {
    // given a peak that passes, and a slow rise
    var uses =
        IntStream.range(0, 9)
            .mapToObj(i -> new Use(i == 1 ? 9000 : 100 + 10 * i, 5, 7, 1))
            .toList();

    // when
    var memory = Growth.of("workers", "memory", uses, Use::megabytes);
    var threads = Growth.of("workers", "threads", uses, Use::threads);

    // then
    assertThat(memory).isEqualTo(new Growth("workers", "memory", 120, 170));
    assertThat(memory.ratio()).isEqualTo(170.0 / 120);
    assertThat(threads.ratio()).isEqualTo(1.0);
  }

  @Test
  void shouldFindTheMostOfAKind() {
    // given
    var report =
        new SoakReport(
            List.of(
                new Growth("workers", "memory", 100, 104),
                new Growth("feed", "memory", 100, 96),
                new Growth("feed", "files", 10, 12)),
            0,
            10,
            0);

    // when / then
    assertThat(report.most("memory")).isEqualTo(1.04);
    assertThat(report.most("files")).isEqualTo(1.2);
    assertThat(report.most("threads")).isEqualTo(1.0);
    assertThat(report.table()).contains("| feed | files | 10 | 12 | 1.200 |");
  }

  @Test
  void shouldSeeWhatAProcessTakes() {
    // when
    var use = Use.of(ProcessIdentity.current());

    // then
    assertThat(use.megabytes()).isPositive();
    assertThat(use.threads()).isGreaterThan(3);
    assertThat(use.files()).isGreaterThan(3);
    assertThat(use.processes()).isPositive();
  }
}
