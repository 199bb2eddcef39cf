package dev.phoenix.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void shouldGiveTheMedianOfRatiosAndTheirSpread() {
    Figure figure = Figure.ratio("a", new double[] {1, 3, 8}, "b", new double[] {1, 2, 2});
    assertThat(figure.value()).isEqualTo(1.5);
    assertThat(figure.low()).isEqualTo(1);
    assertThat(figure.high()).isEqualTo(4);
    assertThat(figure.parts()).containsEntry("a", 3.0).containsEntry("b", 2.0);
  }

  @Test
  void shouldClaimFourDigitsAndNoMore() {
    assertThat(Figure.round(0.0123456)).isEqualTo(0.01235);
    assertThat(Figure.round(123456)).isEqualTo(123500);
  }

  @Test
  void shouldFindPercentilesInAnyOrderOfValues() {
    var values = new double[] {4, 1, 3, 2};
    assertThat(Figure.median(values)).isEqualTo(2.5);
    assertThat(Figure.percentile(values, 0)).isEqualTo(1);
    assertThat(Figure.percentile(values, 1)).isEqualTo(4);
    assertThat(Figure.percentile(values, 0.99)).isCloseTo(3.97, within(1e-9));
    assertThat(values).containsExactly(4, 1, 3, 2);
  }

  @Test
  void shouldWriteALineForTheLauncherInEveryLocale() {
    // given
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("es"));
    try {
      // then
      assertThat(Figure.of(new double[] {1.5, 12344, 0.00012345}, "ms", Map.of()).line("x"))
          .isEqualTo("figure x 1.5 ms min 0.000123, max 12340, 3 repetitions");
      assertThat(Figure.single(0.97, "ratio", Map.of("hits", 970.0, "asked", 1000.0)).line("y"))
          .isEqualTo("figure y 0.97 ratio asked 1000, hits 970");
    } finally {
      Locale.setDefault(before);
    }
  }
}
