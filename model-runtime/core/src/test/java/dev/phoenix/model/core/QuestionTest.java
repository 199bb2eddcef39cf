package dev.phoenix.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Finding.Severity;
import dev.phoenix.model.check.Attempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private static final Brief BRIEF =
      new Brief(
          "spring sale",
          "",
          "en",
          "",
          List.of(),
          List.of("Lumo House"),
          List.of("cheap"),
          List.of(),
          100);

  @Test
  void shouldAskForAFirstDraftOfTheBriefAsItIs() {
    assertThat(Question.after(BRIEF, List.of())).isEqualTo(Question.first(BRIEF));
  }

  @Test
  void shouldWriteTermsThatOnlyTheChecksKnewIntoTheBrief() {
    // given
    var attempts =
        List.of(
            attempt("A bargain.", error("BANNED_TERM", "bargain")),
            attempt("A sale.", error("MISSING_MENTION", "Terms apply")));

    // when
    var question = Question.after(BRIEF, attempts);

    // then
    assertThat(question.brief().bannedTerms()).containsExactly("cheap", "bargain");
    assertThat(question.brief().mustMention()).containsExactly("Lumo House", "Terms apply");
    assertThat(question.corrections()).isEmpty();
  }

  @Test
  void shouldNotRepeatWhatTheBriefSaysOrWasTaughtTwice() {
    // given
    var attempts =
        List.of(
            attempt("Cheap.", error("BANNED_TERM", "cheap"), error("BANNED_TERM", "bargain")),
            attempt("A bargain.", error("BANNED_TERM", "bargain")));

    // when
    var question = Question.after(BRIEF, attempts);

    // then
    assertThat(question.brief().bannedTerms()).containsExactly("cheap", "bargain");
  }

  @Test
  void shouldLowerTheLimitByWhatADraftWasOverIt() {
    // when: in code points, of which an emoji is one
    var question = Question.after(BRIEF, List.of(attempt("🌷".repeat(112))));

    // then
    assertThat(question.brief().maxChars()).isEqualTo(88);
  }

  @Test
  void shouldLearnNothingFromADraftThatRanAway() {
    assertThat(Question.after(BRIEF, List.of(attempt("on Tuesday ".repeat(200)))))
        .isEqualTo(Question.first(BRIEF));
  }

  @Test
  void shouldLearnNothingFromADraftWithoutFindings() {
    assertThat(Question.after(BRIEF, List.of(attempt("A doubtful draft."))))
        .isEqualTo(Question.first(BRIEF));
  }

  @Test
  void shouldTakeNoTermFromAFindingThatNamesNone() {
    // given: as another version's checker sends it
    var attempts = List.of(attempt("A bargain.", error("BANNED_TERM", "")));

    // when / then
    assertThat(Question.after(BRIEF, attempts)).isEqualTo(Question.first(BRIEF));
  }

  @Test
  void shouldShowDraftsAndFindingsToMend() {
    // given
    var attempts = List.of(attempt("A bargain.", error("BANNED_TERM", "bargain")));

    // when
    var question = Question.mend(BRIEF, attempts);

    // then
    assertThat(question.brief()).isEqualTo(BRIEF);
    assertThat(PromptFormat.text(question.prompt())).contains("A bargain.", "- BANNED_TERM");
  }

  private static Attempt attempt(String text, Finding... findings) {
    return new Attempt(text, List.of(findings));
  }

  private static Finding error(String code, String term) {
    return new Finding(code, Severity.ERROR, code + " " + term, term);
  }
}
