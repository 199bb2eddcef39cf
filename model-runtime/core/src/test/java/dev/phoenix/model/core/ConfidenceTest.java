package dev.phoenix.model.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

  private static final Confidence CONFIDENCE = new Confidence(3, 2, -4);
  private static final Assessment GOOD = new Assessment(1, List.of());

  @Test
  void shouldBeNoneWhereAHardLimitIsBroken() {
    // given
    var broken = new Assessment(0.8, List.of(new Finding("TOO_LONG", Severity.ERROR, "Too long.")));

    // then
    assertThat(CONFIDENCE.of(broken, -0.01, true)).isZero();
    assertThat(CONFIDENCE.of(broken, Double.NaN, true)).isZero();
  }

  @Test
  void shouldBeNoneWhereAWordIsUnexplained() {
    assertThat(CONFIDENCE.of(GOOD, -0.01, false)).isZero();
    assertThat(CONFIDENCE.of(GOOD, Double.NaN, false)).isZero();
  }

  @Test
  void shouldFollowTheLogisticFunction() {
    assertThat(CONFIDENCE.of(GOOD, -1.5, true)).isCloseTo(0.5, within(1e-12));
    assertThat(CONFIDENCE.of(GOOD, -0.5, true)).isCloseTo(0.880797, within(1e-6));
  }

  @Test
  void shouldFallWithWarnings() {
    // given
    var warned = new Assessment(0.8, List.of());

    // then
    assertThat(CONFIDENCE.of(warned, -0.5, true)).isLessThan(CONFIDENCE.of(GOOD, -0.5, true));
  }

  @Test
  void shouldCountTheScoreAloneWithoutALogProbability() {
    assertThat(CONFIDENCE.of(new Assessment(0.9, List.of()), Double.NaN, true)).isEqualTo(0.9);
  }

  @Test
  void shouldStayBetweenNoneAndSureForAnyModel() {
    assertThat(CONFIDENCE.of(GOOD, Double.NEGATIVE_INFINITY, true)).isZero();
    assertThat(CONFIDENCE.of(GOOD, -1e9, true)).isZero();
    assertThat(CONFIDENCE.of(GOOD, 0, true)).isBetween(0.95, 1.0);
  }
}
