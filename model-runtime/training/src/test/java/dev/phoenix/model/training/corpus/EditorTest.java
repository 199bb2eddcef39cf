package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.training.corpus.Mention.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EditorTest {

  private static final Editor EDITOR = Samples.EDITOR;
  private static final Mention KIA = new Mention(Kind.GROUP, "Kiabro Trust");
  private static final Mention MARTA = new Mention(Kind.PERSON, "Marta Vidal");

  private static Assignment tea(List<Mention> mentions, List<String> banned, int max) {
    return Samples.english(
        List.of(new Point(Point.Kind.CLAUSE, "entry is free")),
        mentions,
        banned,
        List.of("#Tea"),
        max);
  }

  private static String mended(Assignment assignment, String draft) {
    return EDITOR.mend(assignment, draft).orElseThrow();
  }

  @Property(tries = 150)
  void shouldMendEveryDraftSoThatItPassesStrictly(@ForAll long seed) {
    // given
    var random = new Random(seed);
    var language = Language.values()[random.nextInt(2)];
    var maker = new BriefMaker(language, Split.values()[random.nextInt(3)]);
    var flaws = new Flaws(new Composer(EDITOR), EDITOR);

    // when
    var flawed = flaws.draft(maker.make(random), maker, random);

    // then
    flawed.ifPresent(
        draft -> {
          assertThat(EDITOR.passes(draft.assignment(), draft.draft())).isFalse();
          EDITOR
              .mend(draft.assignment(), draft.draft())
              .ifPresent(
                  text -> assertThat(EDITOR.passesStrictly(draft.assignment(), text)).isTrue());
        });
  }

  @Property(tries = 60)
  void shouldMendAnyTextAtAll(@ForAll String draft) {
    // given
    var assignment = tea(List.of(KIA), List.of("glad"), 280);

    // then
    assertThat(EDITOR.passesStrictly(assignment, mended(assignment, draft))).isTrue();
  }

  @Test
  void shouldKeepSentencesThatAreGood() {
    // given: a mention is missing, nothing else
    var draft =
        "Come and meet our tea tasting. Small steps make a big difference."
            + " Good to know: entry is free. Bring a friend. #Tea";

    // when
    var text = mended(tea(List.of(KIA), List.of(), 280), draft);

    // then
    assertThat(text)
        .isEqualTo(
            "Come and meet our tea tasting. Small steps make a big difference."
                + " Good to know: entry is free. Bring a friend. We do it with Kiabro Trust. #Tea");
  }

  @Test
  void shouldPutAMisspeltMentionRightWhereItStands() {
    // given
    var draft =
        "Come and meet our tea tasting. Our thanks to Kibro Trst for joining us."
            + " Remember: entry is free. #Tea";

    // when
    var text = mended(tea(List.of(KIA), List.of(), 280), draft);

    // then
    assertThat(text).isEqualTo(draft.replace("Kibro Trst", "Kiabro Trust"));
  }

  @Test
  void shouldTakeSentencesWithBannedTermsOut() {
    // given
    var draft =
        "Come and meet our tea tasting. Small steps make a big difference."
            + " Remember: entry is free. #Tea";

    // when
    var text = mended(tea(List.of(), List.of("big"), 280), draft);

    // then
    assertThat(text).isEqualTo("Come and meet our tea tasting. Remember: entry is free. #Tea");
  }

  @Test
  void shouldSayOtherwiseWhatABannedTermCarried() {
    // given: "remember" stands in the sentence of the point, "good" in its first replacement
    var draft = "Come and meet our tea tasting. Remember: entry is free. #Tea";

    // when
    var text = mended(tea(List.of(), List.of("remember", "good"), 280), draft);

    // then
    assertThat(text).isEqualTo("Come and meet our tea tasting. Please note: entry is free. #Tea");
  }

  @Test
  void shouldTakeHiddenTermsOutToo() {
    // given
    var assignment =
        tea(List.of(), List.of(), 280).withPolicy(List.of("difference"), List.of(MARTA));
    var draft =
        "Come and meet our tea tasting. Small steps make a big difference."
            + " Remember: entry is free. #Tea";

    // when
    var text = mended(assignment, draft);

    // then
    assertThat(text)
        .isEqualTo(
            "Come and meet our tea tasting. Remember: entry is free."
                + " Our thanks to Marta Vidal. #Tea");
  }

  @Test
  void shouldAddMissingHashtagsAndDropForeignOnes() {
    // given
    var draft = "Come and meet our tea tasting. Remember: entry is free. #Te #Coffee";

    // when
    var text = mended(tea(List.of(), List.of(), 280), draft);

    // then
    assertThat(text).isEqualTo("Come and meet our tea tasting. Remember: entry is free. #Tea");
  }

  @Test
  void shouldSayARepeatedSentenceOnce() {
    // given
    var good = "Small steps make a big difference. ";
    var draft = "Come and meet our tea tasting. " + good + "Remember: entry is free. " + good;

    // when
    var text = mended(tea(List.of(), List.of(), 280), draft);

    // then
    assertThat(text)
        .isEqualTo("Come and meet our tea tasting. " + good + "Remember: entry is free. #Tea");
  }

  @Test
  void shouldDropOneOptionalSentenceWhereThatIsEnough() {
    // given
    var draft =
        "Come and meet our tea tasting. Small steps make a big difference."
            + " Remember: entry is free. Bring a friend. #Tea";
    var assignment = tea(List.of(), List.of(), draft.length() - 5);

    // when
    var text = mended(assignment, draft);

    // then
    assertThat(text).isEqualTo(draft.replace(" Bring a friend.", ""));
  }

  @Test
  void shouldDropOptionalSentencesOnly() {
    // given
    var draft =
        "Come and meet our tea tasting. Small steps make a big difference."
            + " Remember: entry is free. Bring a friend. #Tea";
    var assignment = tea(List.of(), List.of(), 70);

    // when
    var text = mended(assignment, draft);

    // then
    assertThat(text).isEqualTo("Come and meet our tea tasting. Remember: entry is free. #Tea");
  }

  @Test
  void shouldFallBackToACompactPostWhereNothingElseFits() {
    // given
    var assignment = tea(List.of(KIA), List.of(), 45);

    // when
    var text = mended(assignment, "Come and meet our tea tasting. Remember: entry is free. #Tea");

    // then
    assertThat(text).isEqualTo("Meet our tea tasting, with Kiabro Trust. #Tea");
  }

  @Test
  void shouldGiveUpWhereNoPostFits() {
    // when
    var text = EDITOR.mend(tea(List.of(KIA, MARTA), List.of(), 20), "Come!");

    // then
    assertThat(text).isEqualTo(Optional.empty());
  }

  @Test
  void shouldGiveUpWhereTheTopicItselfIsBanned() {
    assertThat(EDITOR.mend(tea(List.of(), List.of("tea"), 280), "Come!")).isEmpty();
  }

  @Test
  void shouldWriteAnewWhatIsBeyondRepair() {
    // given: another language, a placeholder, an answer to whoever asked
    var assignment = tea(List.of(), List.of(), 280);
    var plain = "Have a look at our tea tasting. Good to know: entry is free. #Tea";

    // then
    assertThat(
            mended(assignment, "Ven a conocer el taller de la plaza y todos los cursos del mes."))
        .isEqualTo(plain);
    assertThat(mended(assignment, "Come and meet our tea tasting. [insert date here] #Tea"))
        .isEqualTo(plain);
    assertThat(mended(assignment, "Sure! Here is your post: Come and meet our tea tasting. #Tea"))
        .isEqualTo(plain);
    assertThat(mended(assignment, "")).isEqualTo(plain);
  }

  @Test
  void shouldReplaceASentenceWithAGarbledWord() {
    // given
    var draft =
        "Come and meeet our tea tasting. Bring a freind. Remember: entry is free. Join us. #Te";

    // when
    var text = mended(tea(List.of(), List.of(), 280), draft);

    // then
    assertThat(text)
        .isEqualTo("Have a look at our tea tasting. Remember: entry is free. Join us. #Tea");
  }

  @Test
  void shouldKeepACompletePostWordForWord() {
    // given
    var complete =
        Samples.lessons().stream()
            .limit(400)
            .filter(
                lesson ->
                    lesson.assignment().points().stream()
                        .allMatch(point -> Repair.holds(lesson.answer(), point.text())))
            .toList();

    // then
    assertThat(complete)
        .hasSizeGreaterThan(250)
        .allSatisfy(
            lesson ->
                assertThat(EDITOR.mend(lesson.assignment(), lesson.answer()))
                    .contains(lesson.answer()));
  }

  @Test
  void shouldKnowAContractedTopicAgain() {
    // given: the article of "el futuro" is part of "del"
    var about = new NounPhrase("el futuro de los huertos", false, false);
    var assignment =
        Samples.of(Language.ES, about, List.of(), List.of(), List.of(), List.of("#Huerto"), 280);

    // when
    var text = mended(assignment, "Hablemos del futuro de los huertos. Trae a un amigo.");

    // then
    assertThat(text).isEqualTo("Hablemos del futuro de los huertos. Trae a un amigo. #Huerto");
  }

  @Test
  void shouldMendAHugeDraft() {
    // given
    var assignment = tea(List.of(KIA), List.of(), 280);

    // when
    var text = mended(assignment, "Come and meet our tea tasting. ".repeat(700));

    // then
    assertThat(EDITOR.passesStrictly(assignment, text)).isTrue();
  }

  @Test
  void shouldNotPassAPostWithAGarbledWordOrAForeignHashtagStrictly() {
    // given
    var assignment = tea(List.of(), List.of(), 280);

    // then
    assertThat(EDITOR.passes(assignment, "Come to our tea tasting. #Tea #Kia")).isTrue();
    assertThat(EDITOR.passesStrictly(assignment, "Come to our tea tasting. #Tea #Kia")).isFalse();
    assertThat(EDITOR.passesStrictly(assignment, "Come too oor tea tasting. #Tea")).isFalse();
    assertThat(EDITOR.passesStrictly(assignment, "Come to our tea tasting. #Tea")).isTrue();
  }
}
