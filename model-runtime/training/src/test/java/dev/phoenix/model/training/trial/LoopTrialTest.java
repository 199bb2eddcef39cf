package dev.phoenix.model.training.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Attempt;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopTrialTest {

  private static final Editor EDITOR = new Editor(new Checker(List.of()));
  private static final List<Assignment> ASSIGNMENTS =
      new LessonMaker(EDITOR, Split.VALIDATION, 3).assignments(3, false);

  /** A post that passes: what the editor makes of nothing. */
  private static String good(int assignment) {
    return EDITOR.mend(ASSIGNMENTS.get(assignment), "").orElseThrow();
  }

  private static String bad(int number) {
    return "Bad draft number %d for {{name}}.".formatted(number);
  }

  private static LoopTrial trial(ScriptedDrafter drafter) {
    return new LoopTrial(drafter, EDITOR, Confidence.FULL, 0.7);
  }

  @Test
  void shouldDraftOnceForEveryBrief() {
    // given
    var drafter = new ScriptedDrafter(List.of(List.of(good(0), bad(1), " " + good(2) + "\n")));

    // when
    var courses = trial(drafter).first(ASSIGNMENTS, 5);

    // then
    assertThat(courses).extracting(Course::passed).containsExactly(true, false, true);
    assertThat(courses).extracting(Course::assignment).isEqualTo(ASSIGNMENTS);
    assertThat(courses.get(2).drafts().getFirst().text()).isEqualTo(good(2));
    assertThat(drafter.seeds()).containsExactly(5L);
    assertThat(drafter.temperatures()).containsExactly(0.7);
    assertThat(drafter.prompts().getFirst()).noneMatch(prompt -> prompt.contains("findings"));
  }

  @Test
  void shouldKeepWhatWasFound() {
    // given
    var drafter = new ScriptedDrafter(List.of(List.of(good(0), bad(1), good(2))));

    // when
    var courses = trial(drafter).first(ASSIGNMENTS, 5);

    // then
    assertThat(courses.get(1).attempts())
        .containsExactly(new Attempt(bad(1), EDITOR.check(ASSIGNMENTS.get(1), bad(1)).findings()));
    assertThat(courses.get(0).attempts()).containsExactly(new Attempt(good(0), List.of()));
  }

  @Test
  void shouldLeaveAloneWhatPassed() {
    // given
    var drafter =
        new ScriptedDrafter(
            List.of(List.of(bad(0), good(1), bad(2)), List.of(good(0), bad(3)), List.of(bad(4))));
    var trial = trial(drafter);

    // when
    var courses = trial.first(ASSIGNMENTS, 5);
    trial.reflect(courses, 50);

    // then
    assertThat(courses).extracting(Course::passed).containsExactly(true, true, false);
    assertThat(courses).extracting(course -> course.drafts().size()).containsExactly(2, 1, 3);
    assertThat(drafter.seeds()).as("no two rounds alike").containsExactly(5L, 51L, 52L);
  }

  @Test
  void shouldDraftAnewFromWhatTheFindingsTaught() {
    // given: a term that only the checks know
    var hidden = ASSIGNMENTS.getFirst();
    var term = hidden.topic().text();
    var assignment = hidden.withPolicy(List.of(term), List.of());
    var drafter = new ScriptedDrafter(List.of(List.of(term), List.of(term), List.of(term)));
    var trial = trial(drafter);

    // when
    trial.reflect(trial.first(List.of(assignment), 5), 50);

    // then
    assertThat(drafter.prompts().get(0).getFirst()).doesNotContain("never: " + term);
    assertThat(drafter.prompts().get(1).getFirst()).containsPattern("(?m)^never: .*" + term);
    assertThat(drafter.prompts().get(1).getFirst()).doesNotContain("findings\n");
  }

  @Test
  void shouldTellFindingsOfAllDraftsBeforeToWhoeverMends() {
    // given
    var drafter = rounds();
    var trial = trial(drafter);

    // when
    trial.mend(trial.first(ASSIGNMENTS.subList(0, 1), 5), 50);

    // then
    var findings = EDITOR.findings(ASSIGNMENTS.getFirst(), bad(0));
    var second = drafter.prompts().get(1).getFirst();
    var third = drafter.prompts().get(2).getFirst();
    assertThat(findings).isNotEmpty();
    assertThat(second).contains(bad(0)).contains("- " + findings.getFirst());
    assertThat(third).startsWith(second).contains(bad(1));
  }

  @Test
  void shouldGoOnWhileADraftPassesOfWhichTheModelIsNotSureAndTakeTheSurest() {
    // given
    var unsure = new Confidence(-1, 1, 0);
    var drafts = List.of(List.of(good(0)), List.of(good(0) + "!"), List.of(good(0)));
    var drafter = new ScriptedDrafter(drafts, List.of(-0.5, -0.1, -0.9));
    var trial = new LoopTrial(drafter, EDITOR, unsure, 0.7);

    // when
    var courses = trial.first(ASSIGNMENTS.subList(0, 1), 5);
    trial.reflect(courses, 50);

    // then
    assertThat(courses.getFirst().drafts()).hasSize(3);
    assertThat(courses.getFirst().passed()).isTrue();
    assertThat(courses.getFirst().text()).isEqualTo(good(0) + "!");
  }

  @Test
  void shouldGoOnAfterADraftWithAGarbledWord() {
    // given
    var garbled = good(0) + " Xqzw.";
    var drafter = new ScriptedDrafter(List.of(List.of(garbled), List.of(good(0)), List.of()));
    var trial = trial(drafter);

    // when
    var courses = trial.first(ASSIGNMENTS.subList(0, 1), 5);
    trial.reflect(courses, 50);

    // then
    assertThat(courses.getFirst().drafts()).hasSize(2);
    assertThat(courses.getFirst().text()).isEqualTo(good(0));
  }

  @Test
  void shouldShowDraftsWithoutFindingsInTheBlindControl() {
    // given
    var drafter = rounds();
    var trial = trial(drafter);

    // when
    trial.reflectBlindly(trial.first(ASSIGNMENTS.subList(0, 1), 5), 50);

    // then
    var third = drafter.prompts().get(2).getFirst();
    assertThat(third).contains(bad(0), bad(1)).contains("findings\n<|im_end|>");
    assertThat(third).doesNotContain("- ");
  }

  @Test
  void shouldAskTheSameAgainInTheResamplingControl() {
    // given
    var drafter = rounds();
    var trial = trial(drafter);

    // when
    trial.resample(trial.first(ASSIGNMENTS.subList(0, 1), 5), 50);

    // then
    assertThat(drafter.prompts()).hasSize(3);
    assertThat(drafter.prompts().stream().distinct()).hasSize(1);
    assertThat(drafter.seeds()).doesNotHaveDuplicates();
  }

  @Test
  void shouldGiveLoopAndControlsTheSameNumberOfDrafts() {
    for (int control = 0; control < 3; control++) {
      // given
      var drafter = rounds();
      var trial = trial(drafter);
      var courses = trial.first(ASSIGNMENTS.subList(0, 1), 5);

      // when
      switch (control) {
        case 0 -> trial.reflect(courses, 50);
        case 1 -> trial.reflectBlindly(courses, 50);
        default -> trial.resample(courses, 50);
      }

      // then
      assertThat(courses.getFirst().drafts()).hasSize(Acceptance.MOST_DRAFTS);
      assertThat(courses.getFirst().passed()).isFalse();
    }
  }

  private static ScriptedDrafter rounds() {
    return new ScriptedDrafter(
        IntStream.range(0, Acceptance.MOST_DRAFTS).mapToObj(i -> List.of(bad(i))).toList());
  }

  @Test
  void shouldTakeAnEmptyAnswerForAFailure() {
    // given
    var drafter = new ScriptedDrafter(List.of(List.of("")));

    // when
    var courses = trial(drafter).first(ASSIGNMENTS.subList(0, 1), 5);

    // then
    assertThat(courses.getFirst().passed()).isFalse();
    assertThat(courses.getFirst().drafts()).hasSize(1);
  }
}
