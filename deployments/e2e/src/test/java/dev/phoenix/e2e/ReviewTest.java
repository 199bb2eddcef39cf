package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.e2e.Platform.Running;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a review can lead to, decided over REST as other programs would. */
@Order(3)
@ExtendWith(Platform.class)
class ReviewTest {

  private static final DateTimeFormatter TASKLIST =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

  @Test
  void shouldComeBackToTheReviewerUntilTheTextKeepsTheLimits(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var request = Briefs.requestId("limits");
    var instance = cluster.start("social-post", Map.of("brief", Briefs.english(request)));

    // when
    var first = cluster.task("review-text", "requestId", request);
    cluster.complete(first, Map.of("decision", "approved", "text", "", "comment", ""));
    var emptied = cluster.task("review-text", "requestId", request);
    cluster.complete(
        emptied, Map.of("decision", "approved", "text", "Cheap bread #Bakery", "comment", ""));
    var banned = cluster.task("review-text", "requestId", request);
    cluster.complete(
        banned,
        Map.of("decision", "approved", "text", "We open. ".repeat(40) + "#Bakery", "comment", ""));
    var tooLong = cluster.task("review-text", "requestId", request);
    cluster.complete(
        tooLong,
        Map.of("decision", "approved", "text", "We open at eight. #Bakery", "comment", ""));

    // then
    assertThat(OffsetDateTime.parse(first.path("dueDate").asText(), TASKLIST))
        .isAfter(OffsetDateTime.now().plusHours(20))
        .isBefore(OffsetDateTime.now().plusHours(25));
    assertThat(Cluster.shown(emptied, "reason")).contains("breaks a limit");
    assertThat(Cluster.shown(emptied, "findingsText")).containsIgnoringCase("empty");
    assertThat(Cluster.shown(banned, "findingsText")).containsIgnoringCase("cheap");
    assertThat(Cluster.shown(tooLong, "findingsText")).contains("300");
    cluster.ended(instance, "post-published");
    assertThat(cluster.incidents(instance)).isZero();
  }

  @Test
  void shouldDraftAgainWithTheCommentAndEndRejectedAfterTwoMore(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var request = Briefs.requestId("rejected");
    var instance = cluster.start("social-post", Map.of("brief", Briefs.spanish(request)));

    // when
    for (int draft = 1; draft <= 3; draft++) {
      var review = cluster.task("review-text", "requestId", request);
      cluster.complete(
          review, Map.of("decision", "rejected", "text", "", "comment", "Más corto, por favor"));
    }

    // then
    assertThat(cluster.ended(instance, "post-rejected")).doesNotContain("post-published");
    assertThat(cluster.variable(instance, "evidence").toString()).contains("Más corto");
    assertThat(cluster.variable(instance, "record").path("reviewer").asText()).isNotEmpty();
  }

  @Test
  void shouldEndRejectedAtOnceWithoutAComment(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var request = Briefs.requestId("no-comment");
    var instance = cluster.start("social-post", Map.of("brief", Briefs.english(request)));

    // when
    cluster.complete(
        cluster.task("review-text", "requestId", request),
        Map.of("decision", "rejected", "text", "", "comment", " "));

    // then
    cluster.ended(instance, "post-rejected");
  }

  @Test
  void shouldJoinTheFirstOfTwoEqualRequests(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var request = Briefs.requestId("twice");
    var first = cluster.start("social-post", Map.of("brief", Briefs.english(request)));
    var review = cluster.task("review-text", "requestId", request);

    // when
    var second = cluster.start("social-post", Map.of("brief", Briefs.english(request)));

    // then
    cluster.ended(second, "joined-earlier-request");
    assertThat(cluster.variable(second, "joined").path("processInstanceKey").asText())
        .isEqualTo(first);
    var text = "Asked twice, said once: " + request + " #Bakery";
    cluster.complete(review, Map.of("decision", "approved", "text", text, "comment", ""));
    cluster.ended(first, "post-published");
    assertThat(Feed.texts(phoenix.feed())).filteredOn(text::equals).hasSize(1);
  }

  @Test
  void shouldRemindAndEscalateByTimer(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var request = Briefs.requestId("late");
    var instance =
        cluster.start(
            "social-post",
            Map.of(
                "brief", Briefs.english(request),
                "review", Map.of("remindAfter", "PT1S", "escalateAfter", "PT5S")));

    // when a manager decides; whoever takes longer than the five seconds finds another task
    var decision =
        Map.of("decision", "approved", "text", "We open at eight. #Bakery", "comment", "");
    await()
        .atMost(Cluster.PATIENCE.multipliedBy(2))
        .until(() -> cluster.completeIfOpen(cluster.taskOf("managers", request), decision));

    // then
    cluster.ended(instance, "post-published");
    assertThat(cluster.incidents(instance)).isZero();
  }
}
