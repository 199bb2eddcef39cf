package dev.phoenix.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

  /** Source: the closed form of Wilson (1927) at 95 %, worked out apart from this code. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.0, 0.27753",
    "10, 10, 0.72247, 1.0",
    "1, 10, 0.01788, 0.40415",
    "8, 10, 0.49016, 0.94331",
    "50, 100, 0.40383, 0.59617",
    "81, 263, 0.25526, 0.36618",
    "450, 500, 0.87064, 0.92330"
  })
  void shouldGiveWilsonsInterval(int hits, int of, double low, double high) {
    var rate = new Rate(hits, of);
    assertThat(rate.low()).isCloseTo(low, within(1e-4));
    assertThat(rate.high()).isCloseTo(high, within(1e-4));
    assertThat(rate.value()).isEqualTo((double) hits / of);
  }

  @Test
  void shouldKnowNothingOfNothing() {
    var rate = new Rate(0, 0);
    assertThat(rate.value()).isZero();
    assertThat(rate.low()).isZero();
    assertThat(rate.high()).isEqualTo(1);
  }

  @Test
  void shouldGrowSurerWithMoreTrials() {
    var few = new Rate(9, 10);
    var many = new Rate(900, 1000);
    assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
  }

  @Test
  void shouldReadTheSameInEveryLocale() {
    // given
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("es"));
    try {
      // then
      assertThat(new Rate(9, 10)).hasToString("0.900 [0.596, 0.982] (9 of 10)");
    } finally {
      Locale.setDefault(before);
    }
  }
}
