package dev.phoenix.workers.learning.verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictWatchTest {

  private static final String NEW = "nightly-v3";
  private static final String OLD = "nightly-v2";

  private final FeedbackUnderTest feedback = FeedbackUnderTest.on(TestDatabase.H2);
  private final Reviewed reviewed = new Reviewed(feedback, FeedbackUnderTest.NOW, 1000);

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatPeopleLikeLess(TestDatabase database) {
    // given
    var there = FeedbackUnderTest.on(database);
    new Reviewed(there, FeedbackUnderTest.NOW, 1).approved(OLD, 12).rejected(NEW, 8);

    // when
    var compared = watch(there).of(NEW, OLD);

    // then
    assertThat(compared.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(compared.p()).isLessThan(0.001);
    assertThat(compared.reason())
        .contains("nightly-v3", "nightly-v2", "8 verdicts approve of 0.00", "12 earlier ones of 1");
  }

  @Test
  void shouldCompareTheModelAloneWhereNothingWasLive() {
    // given
    reviewed.approved(null, 12).rejected(NEW, 8);

    // when
    var compared = people(null);

    // then
    assertThat(compared.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(compared.reason()).contains("those of the model alone");
  }

  @Test
  void shouldTakeARewrittenDraftForADislikedOne() {
    // given
    reviewed.approved(OLD, 12).edited(NEW, "Fresh rye from seven, rolls from eight o'clock on", 8);

    // then
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.WORSE);
  }

  @ParameterizedTest
  @CsvSource({"24, 0", "22, 2"})
  void shouldKeepWhatPeopleLikeAsMuch(int approved, int rejected) {
    // given
    reviewed.approved(OLD, 11).rejected(OLD, 1).rejected(NEW, rejected).approved(NEW, approved);

    // when
    var compared = people(OLD);

    // then
    assertThat(compared.verdict()).isEqualTo(Verdict.KEEP);
    assertThat(compared.given()).isEqualTo(24);
    assertThat(compared.reason()).isEmpty();
  }

  @Test
  void shouldNotTakeOneRejectionAfterManyApprovalsForWorse() {
    // given
    reviewed.approved(OLD, 50).rejected(NEW, 1).approved(NEW, 23);

    // then
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.KEEP);
  }

  @Test
  void shouldShareItsLevelAmongTheLooks() {
    // given what a single look would call worse: 3 of 8, p = 0.049
    reviewed.approved(OLD, 12).rejected(NEW, 3).approved(NEW, 5);

    // when
    var compared = people(OLD);

    // then
    assertThat(compared.p()).isBetween(0.02, 0.05);
    assertThat(compared.verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void shouldKeepWhatPeopleLikeMore() {
    // given
    reviewed.rejected(OLD, 12).approved(NEW, 24);

    // then
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.KEEP);
  }

  @Test
  void shouldWaitForMoreVerdicts() {
    // given
    reviewed.approved(OLD, 12).rejected(NEW, 7);

    // when
    var compared = people(OLD);

    // then
    assertThat(compared.verdict()).isEqualTo(Verdict.OPEN);
    assertThat(compared.given()).isEqualTo(7);
    assertThat(compared.wanted()).isEqualTo(24);
    assertThat(compared.p()).isEqualTo(1);
  }

  @Test
  void shouldWaitForNothingWhereThereIsTooLittleToCompareWith() {
    // given
    reviewed.approved(OLD, 7).rejected(NEW, 8);

    // then
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.KEEP);
  }

  @Test
  void shouldCountNoDraftOfAnotherWriter() {
    // given
    reviewed.approved(null, 12).rejected("brand-v1", 8).rejected(NEW, 7);
    for (int i = 0; i < 12; i++) {
      reviewed.rejectedOf("gpt-x");
    }

    // when
    var compared = people(null);

    // then
    assertThat(compared.given()).isEqualTo(7);
    assertThat(compared.before()).isEqualTo(12);
    assertThat(compared.verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void shouldCountATextOnceHoweverOftenItIsRejected() {
    // given
    reviewed.approved(OLD, 12).rejected(NEW, 1).rejectedAgain(NEW, 10).toldAgain(NEW, 10);

    // then
    assertThat(people(OLD).given()).isEqualTo(1);
  }

  @Test
  void shouldLookOnlyAfterEachEighthVerdict() {
    // given
    reviewed.approved(OLD, 12).approved(NEW, 8).rejected(NEW, 7);
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.OPEN);

    // when
    reviewed.rejected(NEW, 1);

    // then
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void shouldFindTheSameWhateverIsSaidLater() {
    // given
    reviewed.approved(OLD, 12).rejected(NEW, 8);
    var then = people(OLD);

    // when
    reviewed.approved(NEW, 16).rejected(OLD, 50);

    // then
    assertThat(people(OLD).p()).isEqualTo(then.p());
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(people(OLD).reason()).isEqualTo(then.reason());
  }

  @Test
  void shouldPassOverWhatWasSaidLongAgo() {
    // given
    new Reviewed(feedback, FeedbackUnderTest.NOW.minus(Duration.ofDays(31)), 1).approved(OLD, 12);
    reviewed.rejected(NEW, 8);

    // then
    assertThat(people(OLD).before()).isZero();
    assertThat(people(OLD).verdict()).isEqualTo(Verdict.KEEP);
  }

  @Test
  void shouldTakeTheLatestOfMany() {
    // given
    reviewed.rejected(OLD, 60).approved(OLD, 50).rejected(NEW, 8);

    // when
    var compared = people(OLD);

    // then
    assertThat(compared.before()).isEqualTo(50);
    assertThat(compared.verdict()).isEqualTo(Verdict.WORSE);
  }

  @ParameterizedTest
  @CsvSource({
    "Come and see our bakers at work, 1",
    "Come and see our bakers at work today, 0.93",
    "Come and see our bakers, 0.83",
    "Come and see her bakers at work, 0.86",
    "'Completely other words', 0"
  })
  void shouldMeasureHowMuchOfADraftWasApproved(String text, double expected) {
    // given
    reviewed.edited(NEW, text, 1);

    // when
    double approval = Approval.of(feedback.all().getFirst());

    // then
    assertThat(approval).isCloseTo(expected, within(0.005));
  }

  @Test
  void shouldMeasureHugeTexts() {
    // given
    reviewed.edited(NEW, "x ".repeat(100_000), 1);

    // then
    assertThat(Approval.of(feedback.all().getFirst())).isZero();
  }

  private VerdictComparison people(@Nullable String before) {
    return watch(feedback).of(NEW, before);
  }

  private static VerdictWatch watch(FeedbackUnderTest feedback) {
    var settings = new VerdictSettings("phoenix-core", 8, 3, 0.05, 50, Duration.ofDays(30));
    var clock = Clock.fixed(FeedbackUnderTest.NOW, ZoneOffset.UTC);
    return new VerdictWatch(
        new DraftVerdicts(feedback.jdbc(), new Installation("here"), settings.model()),
        settings,
        clock);
  }
}
