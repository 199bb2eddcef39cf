package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  private static String found(String wanted, String text) {
    return Likeness.of(wanted, text)
        .map(span -> text.substring(span.from(), span.to()))
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Marta Vidal | Our thanks to Mrta Vidal. | Mrta Vidal",
        "Marta Vidal | Thank you, Marta Vidl! | Marta Vidl",
        "Marta Vidal | Say hello to MartaVidal, please. | MartaVidal",
        "Kiabro Studio | With Kia bro Studio, it works. | Kia bro Studio",
        "Kiabro | ¿Conoces Kibro? | Kibro",
        "@kiabro | Follow @kibro. | @kibro",
        "12 de mayo | La fecha: 12 de mao. | 12 de mao",
        "Marta Vidal | Marta Vidal and Mrta Vidal. | Marta Vidal"
      })
  void shouldFindABadCopy(String wanted, String text, String copy) {
    assertThat(found(wanted, text)).isEqualTo(copy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Marta Vidal | We look forward to your visit.",
        "Kiabro | You will find us at the old mill.",
        "@kiabro | Everything happens at sunset.",
        "Plan Kia | x",
        "Plan Kia | ...",
        "K | Entrance is free on every Saturday."
      })
  void shouldNotTakeUnrelatedWordsForACopy(String wanted, String text) {
    assertThat(Likeness.of(wanted, text)).isEmpty();
  }

  @Test
  void shouldFindNothingInAnEmptyText() {
    assertThat(Likeness.of("Marta", "")).isEmpty();
    assertThat(Likeness.of("Marta", "   ")).isEmpty();
  }

  @Property(tries = 300, seed = "20261121")
  void shouldFindAMentionWithOneLetterWrong(@ForAll long seed) {
    // given
    var random = new Random(seed);
    var mention =
        new WordMaker(Lexicon.of(Language.EN, Split.TRAIN), Split.TRAIN).name(random) + " Studio";
    int at = 1 + random.nextInt(mention.length() - 8);
    var wrong = mention.substring(0, at) + "ß" + mention.substring(at + 1);

    // then
    assertThat(found(mention, "It is possible through " + wrong + ".")).isEqualTo(wrong);
  }
}
