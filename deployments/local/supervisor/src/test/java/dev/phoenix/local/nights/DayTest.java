package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTest {

  @Test
  void shouldTellWhatANightMadeAndWhyAnotherMadeNothing() {
    // given
    var live = day(1, "adapter-live", "nightly-v1", "");
    var none = day(2, "no-gain", "", "12 of 40 queries gained");

    // when
    var table = Day.table(0.05, List.of(live, none));

    // then
    assertThat(table)
        .endsWith(
            "| before | | | | | 0.05 | | | |",
            "| 1 | 16 | 9 | adapter-live | nightly-v1 | 0.90 | 300 | 0 | 2.5 |",
            "| 2 | 16 | 9 | no-gain: 12 of 40 queries gained |  | 0.90 | 300 | 0 | 2.5 |");
  }

  @Test
  void shouldCountNightsThatFailedAndNotThoseWithoutGain() {
    // given
    var week =
        new Week.Result(
            0,
            List.of(
                day(1, "no-gain", "", ""), day(2, "failed", "", ""), day(3, "not-trained", "", "")),
            0);

    // then
    assertThat(week.failedNights()).isEqualTo(2);
  }

  private static Day day(int number, String outcome, String adapter, String reason) {
    return new Day(number, 16, 9, outcome, adapter, reason, 0.9, 300, 0, Duration.ofSeconds(150));
  }
}
