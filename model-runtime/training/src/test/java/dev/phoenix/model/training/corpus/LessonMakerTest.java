package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LessonMakerTest {

  private static String digest(List<Lesson> lessons) throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var lesson : lessons) {
      digest.update(lesson.toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void shouldGiveTheSameLessonsWhateverTheNumberOfThreads() throws Exception {
    // given: made in parallel with other shares
    var parallel = Samples.lessons().subList(0, 500);

    // when
    List<Lesson> alone;
    try (var pool = new ForkJoinPool(1)) {
      alone =
          pool.submit(
                  () ->
                      IntStream.range(0, 2).mapToObj(Samples::share).flatMap(List::stream).toList())
              .get();
    }

    // then
    assertThat(digest(alone)).isEqualTo(digest(parallel));
  }

  @Test
  void shouldGiveOtherLessonsForAnotherSeed() throws Exception {
    assertThat(digest(Samples.shareOf(Samples.lessons(), 0)))
        .isNotEqualTo(digest(Samples.shareOf(Samples.lessons(), 1)));
  }

  @Test
  void shouldBeginAlikeWhateverTheNumberOfLessons() {
    // when
    var few = new LessonMaker(Samples.EDITOR, Split.TRAIN, 31).lessons(7, 46);
    var more = new LessonMaker(Samples.EDITOR, Split.TRAIN, 31).lessons(20, 46);

    // then
    assertThat(more).startsWith(few.toArray(Lesson[]::new));
  }

  @Test
  void shouldTeachOnlyAnswersThatPassStrictly() {
    assertThat(Samples.lessons())
        .hasSize(2000)
        .allMatch(lesson -> Samples.EDITOR.passesStrictly(lesson.assignment(), lesson.answer()));
  }

  @Test
  void shouldTeachBothLanguagesInTurns() {
    assertThat(Samples.lessons().stream().limit(250).map(l -> l.assignment().language()))
        .containsExactlyElementsOf(
            IntStream.range(0, 250).mapToObj(i -> i % 2 == 0 ? Language.EN : Language.ES).toList());
  }

  @Test
  void shouldTeachFirstDraftsCorrectionsAndSecondCorrections() {
    // when
    var rounds = Samples.lessons().stream().mapToInt(l -> l.corrections().size()).toArray();

    // then
    assertThat(IntStream.of(rounds).filter(n -> n == 0).count()).isBetween(700L, 1200L);
    assertThat(IntStream.of(rounds).filter(n -> n == 1).count()).isBetween(600L, 1200L);
    assertThat(IntStream.of(rounds).filter(n -> n == 2).count()).isBetween(30L, 300L);
    assertThat(IntStream.of(rounds).max()).hasValue(2);
  }

  @Test
  void shouldCorrectOnlyDraftsThatFailAndSayWhy() {
    assertThat(Samples.lessons())
        .flatExtracting(Lesson::corrections)
        .allMatch(correction -> !correction.findings().isEmpty())
        .allMatch(correction -> !correction.draft().isBlank());
  }

  @Test
  void shouldTellFindingsAsTheCheckerSaysThem() {
    for (var lesson : Samples.lessons().subList(0, 250)) {
      for (var correction : lesson.corrections()) {
        assertThat(correction.findings())
            .isEqualTo(Samples.EDITOR.findings(lesson.assignment(), correction.draft()));
      }
    }
  }

  @Test
  void shouldSayEveryTopicPointAndShownMentionWordForWord() {
    // given: corrections may be compact and leave points out
    var drafts = Samples.lessons().stream().filter(l -> l.corrections().isEmpty()).toList();

    // then
    int points = 0;
    int said = 0;
    for (var lesson : drafts) {
      var assignment = lesson.assignment();
      assertThat(Repair.holds(lesson.answer(), assignment.topic().text()))
          .as("%s in %s", assignment.topic(), lesson.answer())
          .isTrue();
      assertThat(assignment.mentions())
          .allMatch(mention -> Repair.holds(lesson.answer(), mention.text()));
      points += assignment.points().size();
      said +=
          (int)
              assignment.points().stream()
                  .filter(point -> Repair.holds(lesson.answer(), point.text()))
                  .count();
    }
    assertThat(said).isGreaterThan(points * 85 / 100);
  }

  @Test
  void shouldLeaveNoMarksOfTheSentencesBehind() {
    var marks = Pattern.compile("[{}\\[\\]|]|\\s\\s|\\s[.,;:!?](?!\\S)|[,;:][.,;:]");
    assertThat(Samples.lessons())
        .extracting(Lesson::answer)
        .noneMatch(answer -> marks.matcher(answer).find());
  }

  @Test
  void shouldGreetOnlyAtTheBeginning() {
    var late = Pattern.compile("[.!?] (?:Dear |Hi, |Estimado )");
    assertThat(Samples.lessons())
        .extracting(Lesson::answer)
        .noneMatch(answer -> late.matcher(answer).find());
  }

  @Test
  void shouldVaryItsPosts() {
    // when
    var openings =
        Samples.lessons().stream()
            .map(lesson -> lesson.answer().split(" "))
            .map(words -> words[0] + " " + words[1] + " " + (words.length > 2 ? words[2] : ""))
            .distinct()
            .count();

    // then
    assertThat(openings).isGreaterThan(400);
    assertThat(Samples.lessons().stream().map(Lesson::answer).distinct()).hasSizeGreaterThan(1980);
  }

  @Test
  void shouldGiveAssignmentsThatCanBeMet() {
    // when
    var maker = new LessonMaker(Samples.EDITOR, Split.VALIDATION, 8);
    var plain = maker.assignments(60, false);
    var policy = maker.assignments(60, true);

    // then
    assertThat(plain).allMatch(a -> a.hiddenTerms().isEmpty() && a.hiddenMentions().isEmpty());
    assertThat(policy).allMatch(a -> !a.hiddenTerms().isEmpty());
    assertThat(policy).anyMatch(a -> !a.hiddenMentions().isEmpty());
    assertThat(List.of(plain, policy))
        .allSatisfy(set -> assertThat(set).allMatch(a -> Samples.EDITOR.plain(a).isPresent()));
  }

  @Test
  void shouldMakeALessonOfAnOwnDraftThatFails() {
    // given
    var assignment =
        Samples.english(
            List.of(),
            List.of(new Mention(Mention.Kind.GROUP, "Kia Trust")),
            List.of(),
            List.of("#Kia"),
            280);

    // when
    var lesson =
        LessonMaker.ofOwnDraft(Samples.EDITOR, assignment, List.of(), "Come to our tea tasting!");

    // then
    assertThat(lesson).isPresent();
    assertThat(lesson.get().corrections()).hasSize(1);
    assertThat(lesson.get().corrections().getFirst().draft()).isEqualTo("Come to our tea tasting!");
    assertThat(Samples.EDITOR.passesStrictly(assignment, lesson.get().answer())).isTrue();
  }

  @Test
  void shouldMakeNoLessonOfABlankDraftOrOneThatPasses() {
    // given
    var assignment = Samples.english(List.of(), List.of(), List.of(), List.of(), 280);

    // then
    assertThat(LessonMaker.ofOwnDraft(Samples.EDITOR, assignment, List.of(), " \n")).isEmpty();
    assertThat(
            LessonMaker.ofOwnDraft(
                Samples.EDITOR, assignment, List.of(), "Come and meet our tea tasting."))
        .isEmpty();
  }
}
