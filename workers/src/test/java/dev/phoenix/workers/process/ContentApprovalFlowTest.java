package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A content review that asks wherever people decide requests, with the real jobs of these. */
class ContentApprovalFlowTest extends RequestFlowTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> START =
      Map.of(
          "brief", Map.of("requestId", "r-1", "topic", "bread", "language", "en", "maxChars", 300),
          "draft", Map.of("text", "Bread!", "summary", "template wrote it"),
          "findings", List.of(Map.of("message", "It is short.")),
          "review", Map.of("ask", "anywhere", "reason", "The score is low."),
          "round", 2);
  private static final Map<String, Object> TOO_LONG =
      Map.of("code", "TOO_LONG", "severity", "ERROR", "message", "The text is too long.");

  @Test
  void shouldTakeTheTextThatAPersonApprovedElsewhere() throws Exception {
    // given
    flows.start("content-review", START);
    flows.awaitCompleted("open-request");
    var asked = read("request");

    // when
    decide("approved", "Fresh bread!");

    // then
    flows.awaitCompleted("request-approval");
    flows.settle();
    flows.complete("approval.check-text", Map.of("findings", List.of()));
    flows.awaitCompleted("text-approved");
    assertThat(asked.path("key").asText()).isEqualTo("r-1:2.1");
    assertThat(asked.path("why").asText()).isEqualTo("The score is low.");
    assertThat(asked.path("text").asText()).isEqualTo("Bread!");
    assertThat(asked.path("context").asText()).isEqualTo("- It is short.\nAt most 300 characters.");
    var verdict = read("verdict");
    assertThat(verdict.path("decision").asText()).isEqualTo("approved");
    assertThat(verdict.path("text").asText()).isEqualTo("Fresh bread!");
    assertThat(verdict.path("edited").asBoolean()).isTrue();
    assertThat(verdict.path("by").asText()).isEqualTo("telegram:7");
    assertThat(flows.completed()).doesNotContain("review-text", "carry-out-by-hand");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldRejectWhatAPersonRejectedElsewhere() throws Exception {
    // given
    flows.start("content-review", START);
    flows.awaitCompleted("open-request");

    // when
    decide("rejected", "Bread!");

    // then
    flows.awaitCompleted("text-rejected");
    assertThat(read("verdict").path("comment").asText()).isEqualTo("As I see it.");
  }

  @Test
  void shouldAskAnewWhereTheApprovedTextBreaksALimit() throws Exception {
    // given
    flows.start("content-review", START);
    flows.awaitCompleted("open-request");
    decide("approved", "Bread, bread, bread!");
    flows.awaitCompleted("request-approval");
    flows.settle();

    // when
    flows.complete("approval.check-text", Map.of("findings", List.of(TOO_LONG)));

    // then
    flows.awaitSecond("open-request");
    var asked = read("request");
    assertThat(asked.path("key").asText()).isEqualTo("r-1:2.2");
    assertThat(asked.path("text").asText()).isEqualTo("Bread, bread, bread!");
    assertThat(asked.path("why").asText()).contains("breaks a limit");
    assertThat(asked.path("context").asText()).startsWith("- The text is too long.");
  }

  @Test
  void shouldAskInTasklistWhenNobodyAnsweredElsewhere() throws Exception {
    // given
    flows.start("content-review", START);
    flows.awaitCompleted("open-request");

    // when
    requests.send("withdraw-request", read("request").path("id").asText(), Map.of("by", "planner"));

    // then
    flows.awaitCompleted("request-approval");
    flows.decide("review-text", "decision-made", Map.of("verdict", Map.of("decision", "rejected")));
    flows.awaitCompleted("text-rejected");
    assertThat(flows.incidents()).isEmpty();
  }

  private void decide(String outcome, String text) throws Exception {
    requests.send(
        "decide-request",
        read("request").path("id").asText(),
        Map.of(
            "decision",
            Map.of(
                "outcome", outcome,
                "comment", "As I see it.",
                "text", text,
                "by", "telegram:7",
                "via", "telegram")));
  }

  private JsonNode read(String variable) throws Exception {
    return JSON.readTree(flows.variable(variable));
  }
}
