package dev.phoenix.workers.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.JobOutcome.PassingTrouble;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.reviewer.Review;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import dev.phoenix.workers.storage.TestDatabase;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordFeedbackTest {

  private static final ReviewerLookup ANA = review -> Optional.of("ana");

  @ParameterizedTest
  @EnumSource
  void shouldKeepWhatWasApprovedAsItIs(TestDatabase database) {
    // given
    var under = FeedbackUnderTest.on(database);

    // when
    var kept =
        Jobs.completed(Jobs.run(under.task(ANA), variables("approved", "sale! ", null, 1), 7, 3));

    // then
    assertThat(under.all())
        .singleElement()
        .satisfies(
            example -> {
              assertThat(example.feedback()).isEqualTo(1);
              assertThat(example.response()).isEqualTo("sale! ");
              assertThat(example.rejected()).isNull();
              assertThat(example.split()).isEqualTo(Split.TRAIN);
              assertThat(example.givenAt()).isEqualTo(FeedbackUnderTest.NOW);
              assertThat(example.language()).isEqualTo("en");
              assertThat(example.input())
                  .startsWith("{\"topic\":\"Our spring sale starts on Monday\",\"audience\":\"\"")
                  .doesNotContain("requestId", "channel");
              assertThat(kept.at("/feedback/id").asText()).isEqualTo(example.id());
              assertThat(kept.at("/feedback/split").asText()).isEqualTo("train");
            });
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheEditedTextAsBetterThanTheDraft(TestDatabase database) {
    // given
    var under = FeedbackUnderTest.on(database);

    // when
    Jobs.run(under.task(ANA), variables("approved", "Sale starts now!", "livelier", 2), 7, 3);

    // then
    var example = under.all().getFirst();
    assertThat(example.response()).isEqualTo("Sale starts now!");
    assertThat(example.rejected()).isEqualTo("Sale!");
    assertThat(example.feedback()).isEqualTo(1);
    assertThat(example.origin().model()).isEqualTo("phoenix-core");
    assertThat(example.origin().adapter()).isEqualTo("brand-v3");
    assertThat(example.origin().processInstanceKey()).isEqualTo(7);
    assertThat(example.origin().verdict()).isEqualTo("7:2");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepARejectedDraftWithItsReason(TestDatabase database) {
    // given
    var under = FeedbackUnderTest.on(database);

    // when
    Jobs.run(under.task(ANA), variables("rejected", "", "too loud, mail ana@b.example", 1), 7, 3);

    // then
    var example = under.all().getFirst();
    assertThat(example.response()).isEqualTo("Sale!");
    assertThat(example.feedback()).isZero();
    assertThat(example.reason()).isEqualTo("too loud, mail [email]");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepEachVerdictOfAnInstanceOnceHoweverOftenItsJobIsRun(TestDatabase database) {
    // given
    var under = FeedbackUnderTest.on(database);
    var task = under.task(ANA);

    // when
    var first = Jobs.run(task, variables("rejected", null, "too loud", 1), 7, 3);
    var again = Jobs.run(task, variables("rejected", null, "something else", 1), 7, 2);
    Jobs.run(task, variables("approved", "Sale!", null, 2), 7, 3);
    Jobs.run(task, variables("approved", "Sale!", null, 2), 8, 3);

    // then
    assertThat(Jobs.completed(again)).isEqualTo(Jobs.completed(first));
    assertThat(under.all())
        .extracting(e -> e.origin().verdict())
        .containsExactlyInAnyOrder("7:1", "7:2", "8:2");
  }

  @ParameterizedTest
  @EnumSource
  void shouldStoreWhatHostileReviewersType(TestDatabase database) {
    // given
    var under = FeedbackUnderTest.on(database);

    // when
    Jobs.run(
        under.task(ANA),
        variables("approved", "Now \\u0000\\ud800'; drop table feedback_example; --", null, 1),
        7,
        3);

    // then
    assertThat(under.all().getFirst().response())
        .isEqualTo("Now \ufffd\ufffd'; drop table feedback_example; --");
  }

  @ParameterizedTest
  @EnumSource
  void shouldNeverKeepTheReviewersName(TestDatabase database) {
    // given
    var under = FeedbackUnderTest.on(database);

    // when
    Jobs.run(under.task(ANA), variables("approved", "Sale!", null, 1), 7, 3);
    Jobs.run(under.task(ANA), variables("approved", "Sale!", null, 1), 8, 3);
    Jobs.run(under.task(r -> Optional.of("joe")), variables("approved", "Sale!", null, 1), 9, 3);

    // then
    var names = under.all().stream().map(e -> e.origin().reviewer()).toList();
    assertThat(names).hasSize(3).allSatisfy(name -> assertThat(name).hasSize(16));
    assertThat(names.get(0)).isEqualTo(names.get(1)).isNotEqualTo(names.get(2));
    assertThat(under.jdbc().sql("select * from feedback_example").query().listOfRows().toString())
        .doesNotContain("ana", "joe");
  }

  @Test
  void shouldTakeWhomTheFlowKnowsForTheReviewer() {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);
    var variables =
        variables("approved", "Sale!", null, 1).replace("\"edited\"", "\"by\":\"joe\",\"edited\"");

    // when
    Jobs.run(under.task(ANA), variables, 7, 3);
    Jobs.run(under.task(r -> Optional.of("joe")), variables("approved", "Sale!", null, 1), 8, 3);

    // then
    var names = under.all().stream().map(e -> e.origin().reviewer()).toList();
    assertThat(names).hasSize(2).containsOnly(names.getFirst());
  }

  @Test
  void shouldMarkAGoldenTopic() {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);
    var variables =
        variables("approved", "Sale!", null, 1)
            .replace(
                "Our spring sale starts on Monday", "ROOFTOP beehives produced our first honey!");

    // when
    Jobs.run(under.task(ANA), variables, 7, 3);

    // then
    assertThat(under.all().getFirst().split()).isEqualTo(Split.GOLDEN);
  }

  @Test
  void shouldWaitForTheReviewToBeToldAndThenGoOnWithoutAReviewer() {
    // given
    var under = FeedbackUnderTest.on(TestDatabase.H2);
    var asked = new ArrayList<Review>();
    var task =
        under.task(
            review -> {
              asked.add(review);
              return Optional.empty();
            });

    // when
    var first = Jobs.run(task, variables("approved", "Sale!", null, 1), 7, 2);
    var last = Jobs.run(task, variables("approved", "Sale!", null, 1), 7, 1);

    // then
    assertThat(first).isInstanceOf(PassingTrouble.class);
    assertThat(Jobs.completed(last).at("/feedback/value").asDouble()).isEqualTo(1);
    assertThat(under.all().getFirst().origin().reviewer()).isNull();
    assertThat(asked).contains(new Review(7, 77L, "review-text"));
  }

  @Test
  void shouldRefuseAnUnknownDecision() {
    // given
    var task = FeedbackUnderTest.on(TestDatabase.H2).task(ANA);

    // when / then
    assertThatThrownBy(() -> Jobs.run(task, variables("maybe", "Sale!", null, 1), 7, 2))
        .hasMessageContaining("verdict.decision");
  }

  private static String variables(
      String decision, @Nullable String text, @Nullable String comment, int round) {
    return """
    {"brief":%s,"draft":{"text":"Sale!","writer":"phoenix-core@brand-v3","score":0.9},
     "verdict":{"decision":"%s","text":%s,"edited":true,"comment":%s,
       "reviewTask":{"processInstanceKey":77,"elementId":"review-text"}},"round":%d}
    """
        .formatted(Briefs.valid(), decision, quoted(text), quoted(comment), round);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
