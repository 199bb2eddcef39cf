package dev.phoenix.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
