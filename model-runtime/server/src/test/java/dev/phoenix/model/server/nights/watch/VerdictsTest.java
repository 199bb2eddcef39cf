package dev.phoenix.model.server.nights.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.model.server.nights.watch.Comparison.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

  private static final Side GOOD = new Side("good", false, true, 1);
  private static final Side POOR = new Side("poor", false, true, 0.7);
  private static final Side GARBLED = new Side("garbled", false, false, 1);
  private static final Side BROKEN = new Side("broken", true, true, 0.9);

  private static Comparison compare(Side live, Side before) {
    return new Comparison(Instant.EPOCH, "topic", live, before);
  }

  private static List<Comparison> of(int worse, int better, int alike) {
    var all = new ArrayList<Comparison>();
    for (int i = 0; i < worse; i++) {
      all.add(compare(POOR, GOOD));
    }
    for (int i = 0; i < better; i++) {
      all.add(compare(GOOD, POOR));
    }
    for (int i = 0; i < alike; i++) {
      all.add(compare(GOOD, GOOD));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "5, 0, 0.03125",
    "0, 5, 1",
    "9, 1, 0.010742",
    "15, 5, 0.020695",
    "14, 6, 0.057659",
    "500, 500, 0.512613"
  })
  void shouldSumUpTheBinomialDistribution(int worse, int better, double p) {
    assertThat(SignTest.p(worse, better)).isCloseTo(p, within(1e-5));
  }

  @Test
  void shouldLookAtLimitsFirstThenAtWordsThenAtTheScore() {
    assertThat(compare(BROKEN, GARBLED).order()).isNegative();
    assertThat(compare(POOR, GARBLED).order()).isPositive();
    assertThat(compare(POOR, GOOD).order()).isNegative();
    assertThat(compare(GOOD, GOOD).order()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "15, 5, 0, WORSE",
    "14, 6, 0, KEEP",
    "0, 0, 20, KEEP",
    "5, 0, 15, WORSE",
    "4, 0, 16, KEEP",
    "0, 0, 0, OPEN",
    "5, 0, 0, OPEN"
  })
  void shouldDecideByTheTestOverAllThatAreWanted(
      int worse, int better, int alike, Verdict verdict) {
    assertThat(Verdicts.of(of(worse, better, alike), 20).verdict()).isEqualTo(verdict);
  }

  @Test
  void shouldDecideEarlyOnlyWhatNothingCanChange() {
    // 15 worse: five better ones more would still leave p at 2 %
    assertThat(Verdicts.of(of(14, 0, 0), 20).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(Verdicts.of(of(15, 0, 0), 20).verdict()).isEqualTo(Verdict.WORSE);
    // 6 better: 14 worse ones more would not reach 5 %
    assertThat(Verdicts.of(of(0, 5, 0), 20).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(Verdicts.of(of(0, 6, 0), 20).verdict()).isEqualTo(Verdict.KEEP);
  }

  @Test
  void shouldCountNoMoreThanAreWanted() {
    // when
    var watch = Verdicts.of(of(10, 20, 0), 20);

    // then
    assertThat(watch.drafts()).isEqualTo(20);
    assertThat(watch.worse() + watch.better()).isEqualTo(20);
  }
}
