package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentReviewFlowTest extends FlowTest {

  private static final Map<String, Object> START =
      Map.of(
          "brief", Map.of("requestId", "r-1", "topic", "bread", "language", "en", "maxChars", 300),
          "draft", Map.of("text", "Bread!", "summary", "template wrote it"),
          "findings", List.of());

  @Test
  void shouldRemindWithoutTakingTheTaskAway() throws Exception {
    // given
    flows.start("content-review", START);

    // when
    flows.fire("reminder-due", Duration.ofHours(5));
    var notice =
        flows.complete("dev.phoenix:feed:1", Map.of("notice", Map.of("outcome", "confirmed")));

    // then
    assertThat(notice.get("operation").toString()).contains("Review waiting: bread");
    flows.awaitCompleted("reviewers-reminded");
    assertThat(flows.completed()).doesNotContain("review-text");
    flows.decide("review-text", "decision-made", Map.of("verdict", Map.of("decision", "rejected")));
    flows.awaitCompleted("text-rejected");
  }

  @Test
  void shouldPassAnOverdueReviewToTheEscalationGroup() throws Exception {
    // given
    flows.start("content-review", START);

    // when
    flows.fire("review-overdue", Duration.ofHours(25));
    var first =
        flows.complete("dev.phoenix:feed:1", Map.of("notice", Map.of("outcome", "confirmed")));
    var second =
        flows.complete("dev.phoenix:feed:1", Map.of("notice", Map.of("outcome", "confirmed")));

    // then
    assertThat(first.get("operation").toString() + second.get("operation"))
        .contains("Review waiting: bread")
        .contains("It now waits for managers.");
    flows.awaitCompleted("escalate-review");
    assertThat(flows.completed()).contains("review-overdue");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldGoBackToTheReviewerWhenTheTextBreaksALimit() throws Exception {
    // given
    flows.start("content-review", START);
    flows.decide(
        "review-text",
        "decision-made",
        Map.of("verdict", Map.of("decision", "approved", "text", "", "edited", true)));

    // when
    flows.complete(
        "approval.check-text",
        Map.of(
            "findings",
            List.of(
                Map.of("code", "EMPTY", "severity", "ERROR", "message", "The text is empty."))));

    // then
    flows.awaitCompleted("text-in-order");
    assertThat(flows.completed()).doesNotContain("text-approved");
    flows.decide(
        "review-text",
        "decision-made",
        Map.of("verdict", Map.of("decision", "approved", "text", "Bread", "edited", true)));
    flows.complete("approval.check-text", Map.of("findings", List.of()));
    flows.awaitCompleted("text-approved");
    assertThat(flows.incidents()).isEmpty();
  }
}
