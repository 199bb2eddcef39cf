package dev.phoenix.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

  private static final Brief BRIEF =
      new Brief(
          "autumn bread",
          "neighbours",
          "en",
          "friendly",
          List.of(),
          List.of("Acme"),
          List.of("cheap", "café"),
          List.of("Bread"),
          200);

  private final Checker checker =
      new Checker(List.of("You write social media posts. Answer with the text of the post only."));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | EMPTY",
        "'Fresh bread from the oven, every day of the week. #Bread' | MISSING_MENTION",
        "'Fresh bread from Acme, every day of the week.' | MISSING_HASHTAG",
        "'Cheap bread from Acme. #Bread' | BANNED_TERM",
        "'Ｃｈｅａｐ bread from Acme. #Bread' | BANNED_TERM",
        "'che\u200bap bread from Acme. #Bread' | BANNED_TERM",
        "'A cafe like Acme. #Bread' | BANNED_TERM",
        "'Bread by [your name] and Acme. #Bread' | PLACEHOLDER",
        "'Bread by {{company}} and Acme. #Bread' | PLACEHOLDER",
        "'Bread by secrets.KEY and Acme. #Bread' | PLACEHOLDER",
        "'Bread by {{ and Acme. #Bread' | PLACEHOLDER",
        "'Sure, here is your post: bread by Acme. #Bread' | PROMPT_ECHO",
        "'Bread by Acme: https://evil.example/x #Bread' | UNSAFE_LINK",
        "'Bread\u0007 by Acme. #Bread' | CONTROL_CHARACTER"
      })
  void shouldNameWhatIsWrong(String text, String code) {
    // when
    var findings = checker.check(BRIEF, text == null ? "" : text).findings();

    // then
    assertThat(findings).filteredOn(Finding::isError).extracting(Finding::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme bakes bread with cheaper flour? Never: only the best for our neighbours. #Bread",
        "The TODAY menu of Acme: rye bread, spelt bread, and a smile for the whole street. #bread",
        "Acme's bread: crust (thick), crumb [soft] and a price under <3 €>. Come by! #BREAD",
        "Secrets of good bread by Acme: time, salt and patience on every single day. #Bread"
      })
  void shouldLetPassWhatKeepsTheLimits(String text) {
    // when / then
    assertThat(checker.check(BRIEF, text).findings()).noneMatch(Finding::isError);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¡Todo listo en la panadería Acme! Mañana abrimos a las ocho con pan recién hecho. #Pan",
        "¿Ya has probado el pan de Acme? Ven el sábado y llévate una hogaza calentita. #pan",
        "Un secreto de Acme: la masa madre duerme toda la noche, y se nota en cada bocado. #Pan"
      })
  void shouldLetPassSpanishThatKeepsTheLimits(String text) {
    // given
    var brief =
        new Brief(
            "pan de otoño",
            "vecinos",
            "es",
            "cercano",
            List.of(),
            List.of("Acme"),
            List.of("barato"),
            List.of("Pan"),
            200);

    // when / then
    assertThat(checker.check(brief, text).findings()).isEmpty();
  }

  @Test
  void shouldNoticeTheWrongLanguage() {
    // given
    var text =
        "Acme hornea el pan de otoño para los vecinos todos los días de la semana desde las ocho."
            + " #Bread";

    // when / then
    assertThat(checker.check(BRIEF, text).findings())
        .extracting(Finding::code)
        .contains("WRONG_LANGUAGE");
  }

  @Test
  void shouldNoticeThatATextRepeatsItself() {
    // given
    var text = "Acme bakes bread for you. ".repeat(4) + "#Bread";

    // when / then
    assertThat(checker.check(BRIEF, text).findings())
        .extracting(Finding::code)
        .contains("REPETITION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[", "<", "#", "@", "a ", "{{", "[your ", "http://", "\u200b", "é"})
  @Timeout(30)
  void shouldEndWithHostileTextsOfAnyLength(String piece) {
    // when
    var assessment = checker.check(BRIEF, piece.repeat(100_000 / piece.length()));

    // then
    assertThat(assessment.findings()).anyMatch(Finding::isError);
  }

  @Property(tries = 500)
  void shouldScoreAnyTextWithoutThrowing(@ForAll String text) {
    // when
    var assessment = checker.check(BRIEF, text);

    // then
    assertThat(assessment.score()).isBetween(0.0, 1.0);
    if (assessment.findings().stream().anyMatch(Finding::isError)) {
      assertThat(assessment.score()).isLessThan(0.85);
    }
  }
}
