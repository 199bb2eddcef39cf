package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SocialPostFlowTest extends FlowTest {

  private static final Map<String, Object> BRIEF =
      Map.of(
          "requestId",
          "r-1",
          "topic",
          "bread",
          "language",
          "en",
          "channel",
          "feed",
          "maxChars",
          300);
  private static final Map<String, Object> DRAFT =
      Map.of(
          "text",
          "Bread!",
          "writer",
          "template",
          "score",
          1.0,
          "summary",
          "template wrote it",
          "iterations",
          List.of());
  private static final Map<String, Object> ERROR =
      Map.of("code", "BANNED_TERM", "severity", "ERROR", "message", "It says 'cheap'.");

  @Test
  void shouldEndAtBriefRejectedWithEveryViolation() throws Exception {
    // given
    var instance = flows.start("social-post", Map.of("brief", Map.of()));

    // when
    flows.fail(
        "social-media.validate-brief",
        "BRIEF_INVALID",
        Map.of("violations", List.of(Map.of("path", "/topic", "message", "is required"))));

    // then
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("brief-rejected");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldJoinTheFirstRequest() throws Exception {
    // given
    var instance = flows.start("social-post", Map.of("brief", BRIEF));
    flows.complete("social-media.validate-brief", Map.of("brief", BRIEF));

    // when
    flows.complete(
        "social-media.claim-request",
        Map.of("joined", Map.of("processInstanceKey", "1", "sameBrief", true)));

    // then
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("joined-earlier-request").doesNotContain("draft-post");
  }

  @Test
  void shouldPublishWhatAPersonApproved() throws Exception {
    // given
    var instance = draft(List.of());
    approve("Better bread!");

    // when
    var sent = flows.complete("dev.phoenix:feed:1", publication("confirmed"));
    keepFeedback();
    flows.complete("social-media.record-verdict", Map.of("record", Map.of("reviewer", "ana")));

    // then
    assertThat(sent.get("operation").toString()).contains("Better bread!").contains("publish");
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("post-published");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldPublishTheImageThatWasPrepared() throws Exception {
    // given
    draft(List.of(), Map.of("url", "http://127.0.0.1:8090/images/a.webp"));
    approve("Better bread!");

    // when
    var sent = flows.complete("dev.phoenix:feed:1", publication("confirmed"));

    // then
    assertThat(sent.get("operation").toString())
        .contains("image=http://127.0.0.1:8090/images/a.webp");
    flows.awaitCompleted("entry-published");
  }

  @Test
  void shouldGoOnWithoutAnImageAndTellTheReviewerWhy() throws Exception {
    // given
    var instance = draft(List.of(), Map.of("notice", "The post has no image. It is broken"));

    // then
    assertThat(flows.variable("findingsText")).contains("- The post has no image. It is broken");

    // when
    approve("Better bread!");
    var sent = flows.complete("dev.phoenix:feed:1", publication("confirmed"));
    keepFeedback();
    flows.complete("social-media.record-verdict", Map.of("record", Map.of("reviewer", "ana")));

    // then
    assertThat(sent.get("operation").toString()).contains("image=null");
    flows.awaitEnd(instance);
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldDraftAgainWithTheCommentAtMostTwice() throws Exception {
    // given
    var instance = draft(List.of());

    // when
    for (int again = 0; again < 2; again++) {
      reject("Too stiff");
      var kept = keepFeedback();
      assertThat(kept.get("round")).isEqualTo(again + 1);
      assertThat(kept.get("verdict").toString()).contains("Too stiff");
      var asked = flows.complete("social-media.draft-post", Map.of("draft", DRAFT));
      assertThat(asked.get("evidence").toString()).contains("Too stiff");
      flows.complete("social-media.check-draft", Map.of("findings", List.of(), "score", 1));
    }
    reject("Still too stiff");
    keepFeedback();
    flows.complete("social-media.record-verdict", Map.of("record", Map.of()));

    // then
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("post-rejected");
  }

  @Test
  void shouldEndAtPostRejectedWithoutAComment() throws Exception {
    // given
    var instance = draft(List.of());

    // when
    reject(null);
    keepFeedback();
    flows.complete("social-media.record-verdict", Map.of("record", Map.of()));

    // then
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("post-rejected");
  }

  @Test
  void shouldDraftOnceMoreBeforeAPersonSeesABrokenLimit() throws Exception {
    // given
    draft(List.of(ERROR));

    // when
    var asked = flows.complete("social-media.draft-post", Map.of("draft", DRAFT));

    // then
    assertThat(asked.get("evidence").toString()).contains("It says 'cheap'.");
    assertThat(flows.completed()).doesNotContain("review-requested");
  }

  @Test
  void shouldAskAPersonAndGiveUpWhenNoMachineCanTell() throws Exception {
    // given
    var instance = draft(List.of());
    approve("Bread!");
    flows.complete("dev.phoenix:feed:1", publication("unknown"));
    for (int look = 0; look < 4; look++) {
      var asked = flows.complete("dev.phoenix:feed:1", publication("unknown"));
      assertThat(asked.get("operation").toString()).contains("lookUp");
      if (look < 3) {
        flows.fire("late-entry-time-passed", Duration.ofSeconds(16));
      }
    }

    // when
    flows.decide("was-it-published", "settle-entry", Map.of("answer", "give-up"));
    flows.complete("dev.phoenix:feed:1", publication("absent"));
    keepFeedback();
    flows.complete("social-media.record-verdict", Map.of("record", Map.of()));

    // then
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("entry-abandoned", "post-not-published");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldSendAgainUnderTheSameEffectWhenItIsCertainlyAbsent() throws Exception {
    // given
    draft(List.of());
    approve("Bread!");
    flows.complete("dev.phoenix:feed:1", publication("unknown"));
    flows.complete("dev.phoenix:feed:1", publication("absent"));

    // when
    var again = flows.complete("dev.phoenix:feed:1", publication("confirmed"));

    // then
    assertThat(again.get("operation").toString())
        .contains("publish")
        .contains("urn:phoenix:effect");
    flows.awaitCompleted("entry-published");
  }

  @Test
  void shouldTakeWhatALookUpFinds() throws Exception {
    // given
    draft(List.of());
    approve("Bread!");
    flows.complete("dev.phoenix:feed:1", publication("unknown"));

    // when
    flows.complete("dev.phoenix:feed:1", publication("confirmed"));

    // then
    flows.awaitCompleted("entry-found");
  }

  private long draft(List<Map<String, Object>> findings) throws Exception {
    return draft(findings, null);
  }

  private long draft(List<Map<String, Object>> findings, @Nullable Map<String, Object> image)
      throws Exception {
    var instance = flows.start("social-post", Map.of("brief", BRIEF));
    flows.complete("social-media.validate-brief", Map.of("brief", BRIEF));
    flows.complete("social-media.claim-request", Collections.singletonMap("joined", null));
    flows.complete("social-media.prepare-image", Collections.singletonMap("image", image));
    flows.complete("social-media.draft-post", Map.of("draft", DRAFT));
    flows.complete("social-media.check-draft", Map.of("findings", findings, "score", 1));
    return instance;
  }

  private Map<String, Object> keepFeedback() throws Exception {
    return flows.complete(
        "learning.record-feedback", Map.of("feedback", Map.of("id", "a", "value", 1)));
  }

  private void approve(String text) throws Exception {
    flows.decide(
        "review-text", "decision-made", Map.of("verdict", verdict("approved", text, null)));
    flows.complete("approval.check-text", Map.of("findings", List.of(), "score", 1));
  }

  private void reject(String comment) throws Exception {
    flows.decide(
        "review-text", "decision-made", Map.of("verdict", verdict("rejected", "Bread!", comment)));
  }

  private static Map<String, Object> verdict(String decision, String text, String comment) {
    var verdict =
        new HashMap<String, Object>(Map.of("decision", decision, "text", text, "edited", false));
    verdict.put("comment", comment);
    return verdict;
  }

  private static Map<String, Object> publication(String outcome) {
    var publication = new HashMap<String, Object>();
    publication.put("outcome", outcome);
    publication.put("entry", outcome.equals("confirmed") ? "http://127.0.0.1/posts/1" : null);
    publication.put("effect", "urn:phoenix:effect:6a1b9a4e-4c1f-4a53-9a84-6c6f8a1e2b3c:1:0");
    publication.put("detail", "as the channel said");
    return Map.of("publication", publication);
  }
}
