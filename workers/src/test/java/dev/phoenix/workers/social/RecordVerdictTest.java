package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.JobOutcome.PassingTrouble;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.reviewer.Review;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecordVerdictTest {

  private static final String PUBLISHED =
      """
      "verdict":{"decision":"approved","text":"Sale, now!","edited":true,"comment":"shorter",
        "reviewTask":{"processInstanceKey":77,"elementId":"review-post"}},
      "publication":{"outcome":"confirmed","entry":"http://127.0.0.1/entries/1","effect":"e"}
      """;
  private static final String REJECTED =
      """
      "verdict":{"decision":"rejected","text":null,"edited":false,"comment":"no\\u0000\\ud800",
        "reviewTask":null},"publication":null
      """;

  @ParameterizedTest
  @EnumSource
  void shouldRecordWhatWasPublishedAndWhoDecided(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    var asked = new ArrayList<Review>();
    ReviewerLookup demo =
        review -> {
          asked.add(review);
          return Optional.of("demo");
        };

    // when
    var record =
        Jobs.completed(Jobs.run(task(jdbc, demo), variables(PUBLISHED), 7, 3)).path("record");

    // then
    assertThat(asked).containsExactly(new Review(7, 77L, "review-post"));
    assertThat(record.path("reviewer").asText()).isEqualTo("demo");
    assertThat(record.path("writer").asText()).isEqualTo("template");
    assertThat(record.path("iterations").asInt()).isEqualTo(2);
    assertThat(record.path("recordedAt").asText()).endsWith("Z");
    var row =
        jdbc.sql(
                "select drafted, published, decision, edited, comment_text, entry, request_id,"
                    + " channel, outcome from post_record")
            .query()
            .singleRow();
    assertThat(column(jdbc, "published")).isEqualTo("Sale, now!");
    assertThat(column(jdbc, "drafted")).isEqualTo("Sale!");
    assertThat(row)
        .containsEntry("decision", "approved")
        .containsEntry("edited", true)
        .containsEntry("entry", "http://127.0.0.1/entries/1")
        .containsEntry("request_id", "spring-sale-1")
        .containsEntry("channel", "feed")
        .containsEntry("outcome", "confirmed");
  }

  @ParameterizedTest
  @EnumSource
  void shouldRecordOnceHoweverOftenTheJobIsRun(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    var first = Jobs.run(task(jdbc, review -> Optional.of("demo")), variables(PUBLISHED), 7, 3);

    // when
    var second = Jobs.run(task(jdbc, review -> Optional.of("other")), variables(PUBLISHED), 7, 2);

    // then
    assertThat(Jobs.completed(second)).isEqualTo(Jobs.completed(first));
    assertThat(jdbc.sql("select count(*) from post_record").query(Integer.class).single())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldStoreWhatHostileReviewersType(TestDatabase database) {
    // given
    var jdbc = database.migrated();

    // when
    Jobs.run(task(jdbc, review -> Optional.of("demo")), variables(REJECTED), 7, 3);

    // then
    assertThat(column(jdbc, "comment_text")).isEqualTo("no\ufffd\ufffd");
    assertThat(jdbc.sql("select published from post_record").query().singleRow())
        .containsEntry("published", null);
  }

  @Test
  void shouldWaitForTheReviewToBeToldAndThenRecordItsReviewerAsUnknown() {
    // given
    var task = task(TestDatabase.H2.migrated(), review -> Optional.empty());

    // when
    var first = Jobs.run(task, variables(PUBLISHED), 7, 2);
    var last = Jobs.run(task, variables(PUBLISHED), 7, 1);

    // then
    assertThat(first).isInstanceOf(PassingTrouble.class);
    assertThat(Jobs.completed(last).at("/record/reviewer").asText()).isEqualTo("unknown");
  }

  @Test
  void shouldLookUpNobodyWhereTheFlowKnowsWhoDecided() {
    // given
    ReviewerLookup none =
        review -> {
          throw new AssertionError("looked up");
        };
    var known = PUBLISHED.replace("\"comment\":\"shorter\"", "\"by\":\"telegram:7\"");

    // when
    var record =
        Jobs.completed(Jobs.run(task(TestDatabase.H2.migrated(), none), variables(known), 7, 3));

    // then
    assertThat(record.at("/record/reviewer").asText()).isEqualTo("telegram:7");
  }

  @Test
  void shouldRefuseAnUnknownDecision() {
    // given
    var task = task(TestDatabase.H2.migrated(), review -> Optional.empty());

    // when / then
    assertThatThrownBy(
            () -> Jobs.run(task, variables(PUBLISHED.replace("approved", "maybe")), 7, 2))
        .hasMessageContaining("verdict.decision");
  }

  private static RecordVerdict task(JdbcClient jdbc, ReviewerLookup reviewers) {
    return new RecordVerdict(
        new PostRecords(jdbc, new Installation("here")), reviewers, Clock.systemUTC());
  }

  private static String column(JdbcClient jdbc, String column) {
    return jdbc.sql("select " + column + " from post_record")
        .query((row, number) -> row.getString(1))
        .single();
  }

  private static String variables(String rest) {
    return """
    {"brief":%s,"draft":{"text":"Sale!","writer":"template","score":0.9,
      "iterations":%s,"summary":"s"},%s}
    """
        .formatted(Briefs.valid().put("channel", "feed"), List.of("{}", "{}"), rest);
  }
}
