package dev.phoenix.workers.monitoring.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.health.probe.TextJudge.Symptom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextJudgeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The bakery opens at six on Saturday. Come in for warm bread! #SlowOven",
        "La panadería abre a las seis el sábado: pan caliente, café y buena charla. #PanDePueblo",
        "Bread, bread and more bread: the bakery has rye bread, wheat bread and spelt bread today.",
        "🥐🥐🥐 Bakery open! 🎉 Come by 👋 https://example.org/opening?from=post&day=sat"
      })
  void shouldTakeWhatAPersonCouldHaveWritten(String text) {
    assertThat(TextJudge.judge(text, List.of("bakery", "panader"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "Sale!", "#one #two", "\u0000\u0000", "... --- ..."})
  void shouldMissWords(String text) {
    assertThat(TextJudge.judge(text, List.of())).contains(Symptom.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The bakery bakery bakery bakery opens",
        "We open the bakery, we open the bakery, we open the bakery, we open the bakery now",
        "The bakery opens!!!!!!!!!!!!! soon",
        "no no no no"
      })
  void shouldSeeWhatGoesRoundInCircles(String text) {
    assertThat(TextJudge.judge(text, List.of())).contains(Symptom.REPEATS);
  }

  @Test
  void shouldSeeRandomSigns() {
    // given
    var random = new Random(7);
    var text = new StringBuilder();
    for (int i = 0; i < 280; i++) {
      text.append(i % 7 == 6 ? ' ' : (char) (33 + random.nextInt(94)));
    }

    // when / then
    assertThat(TextJudge.judge(text.toString(), List.of())).contains(Symptom.NOISE);
  }

  @Test
  void shouldSeeHardlyAnySigns() {
    assertThat(TextJudge.judge("aab aba baa ".repeat(5), List.of())).contains(Symptom.NOISE);
  }

  @Test
  void shouldMissTheTopic() {
    // given
    var text = "Our new phones are here, and they are cheaper than ever before.";

    // when / then
    assertThat(TextJudge.judge(text, List.of("bakery", "bread")))
        .containsExactly(Symptom.OFF_TOPIC);
  }
}
