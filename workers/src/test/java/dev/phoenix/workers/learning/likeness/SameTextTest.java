package dev.phoenix.workers.learning.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameTextTest {

  @Test
  void shouldPassOverCaseWhiteSpaceAndWaysToWriteALetter() {
    assertThat(SameText.same("Café\n\n now ", " CAFE\u0301 NOW")).isTrue();
    assertThat(SameText.digest("Ａ  b")).isEqualTo(SameText.digest("a\tB\n"));
  }

  @Test
  void shouldTellPunctuationAndAccents() {
    assertThat(SameText.same("Now!", "Now")).isFalse();
    assertThat(SameText.same("pena", "peña")).isFalse();
  }
}
