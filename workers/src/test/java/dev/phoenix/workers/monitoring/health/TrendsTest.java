package dev.phoenix.workers.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** Of the day before and of the last hours: each how many looks were up of 20, and how fast. */
  @ParameterizedTest
  @CsvSource({
    "20, 10, 20, 10, STEADY",
    "20, 10, 15, 10, WORSE",
    "15, 10, 20, 10, BETTER",
    "20, 100, 20, 300, WORSE",
    "20, 300, 20, 100, BETTER",
    "20, 2, 20, 9, STEADY"
  })
  void shouldCompareTheLastHoursWithTheDayBefore(
      int upBefore, long before, int upNow, long now, Trend trend) {
    // given
    var looks = new ArrayList<Look>();
    looks.addAll(looks(upBefore, before, Duration.ofHours(20)));
    looks.addAll(looks(upNow, now, Duration.ofHours(2)));

    // when / then
    assertThat(Trends.of(looks, NOW)).isEqualTo(trend);
  }

  @Test
  void shouldBeSteadyWhereLittleIsKnown() {
    assertThat(Trends.of(looks(0, 10, Duration.ofHours(2)), NOW)).isEqualTo(Trend.STEADY);
    assertThat(Trends.of(List.of(), NOW)).isEqualTo(Trend.STEADY);
  }

  private static List<Look> looks(int up, long time, Duration ago) {
    var looks = new ArrayList<Look>();
    for (int i = 0; i < 20; i++) {
      var state = i < up ? TargetState.UP : TargetState.DOWN;
      looks.add(new Look("feed", NOW.minus(ago).plusSeconds(i), state, time, ""));
    }
    return looks;
  }
}
