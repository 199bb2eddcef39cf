package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.workers.approval.request.RequestsUnderTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The flow of human requests with its real jobs and books. */
class HumanRequestFlowTest extends RequestFlowTest {

  private static final Map<String, Object> APPROVED =
      Map.of("outcome", "approved", "comment", "Go ahead.", "via", "tasklist");

  @Test
  void shouldRefuseWhatIsNoRequestAndSayWhy() throws Exception {
    // when
    flows.start("human-request", Map.of("request", Map.of("type", "GIFT")));

    // then
    flows.awaitCompleted("request-refused");
    assertThat(flows.variable("violations")).contains("/type", "/title", "/why");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldAskAPersonAndBookWhatItReallyCost() throws Exception {
    // given
    flows.start("human-request", payment("hosting", "120.00", Map.of()));

    // when
    flows.decide("decide-request", "decision-made", Map.of("decision", APPROVED));
    flows.decide(
        "carry-out-by-hand",
        "carried-out",
        Map.of("execution", Map.of("done", true, "cost", "119.90", "reference", "bill 7")));

    // then
    flows.awaitCompleted("request-closed");
    var outcome = outcome();
    assertThat(outcome.path("state").asText()).isEqualTo("FULFILLED");
    assertThat(outcome.at("/decision/by").asText()).isEqualTo("demo");
    assertThat(requests.booked(outcome.path("requestId").asText()))
        .containsExactly("REQUEST 120.00 EUR", "RESERVATION 120.00 EUR", "SETTLEMENT 119.90 EUR");
  }

  @Test
  void shouldTakeADecisionFromElsewhere() throws Exception {
    // given
    flows.start("human-request", payment("hosting", "120.00", Map.of()));
    flows.awaitCompleted("open-request");

    // when
    requests.send(
        "decide-request",
        id(),
        Map.of(
            "decision",
            Map.of(
                "outcome",
                "rejected",
                "comment",
                "too dear",
                "by",
                "telegram:7",
                "via",
                "telegram")));

    // then
    flows.awaitCompleted("request-closed");
    var outcome = outcome();
    assertThat(outcome.path("state").asText()).isEqualTo("REJECTED");
    assertThat(outcome.path("reason").asText()).isEqualTo("too dear");
    assertThat(outcome.at("/decision/by").asText()).isEqualTo("telegram:7");
    assertThat(requests.booked(outcome.path("requestId").asText()))
        .containsExactly("REQUEST 120.00 EUR");
  }

  @Test
  void shouldWithdrawWhatIsNoLongerNeeded() throws Exception {
    // given
    flows.start("human-request", payment("hosting", "120.00", Map.of()));
    flows.awaitCompleted("open-request");

    // when
    requests.send("withdraw-request", id(), Map.of("by", "planner", "comment", "found a free one"));

    // then
    flows.awaitCompleted("request-closed");
    assertThat(outcome().path("state").asText()).isEqualTo("WITHDRAWN");
  }

  @Test
  void shouldRemindEscalateAndTakeNoAnswerForANo() throws Exception {
    // given
    flows.start("human-request", payment("hosting", "120.00", Map.of()));
    flows.awaitCompleted("open-request");

    // when
    flows.fire("reminder-due", Duration.ofHours(5));
    var reminder = flows.complete("dev.phoenix:feed:1", Map.of());
    flows.fire("request-overdue", Duration.ofHours(20));
    var escalation = flows.complete("dev.phoenix:feed:1", Map.of());
    flows.awaitCompleted("escalate-request");
    flows.fire("request-expired", Duration.ofDays(6));

    // then
    assertThat(reminder.get("operation").toString()).contains("Request waiting: #", "hosting");
    assertThat(escalation.get("operation").toString()).contains("It now waits for owners.");
    flows.awaitCompleted("request-closed");
    assertThat(outcome().path("state").asText()).isEqualTo("EXPIRED");
    assertThat(flows.completed()).contains("deciders-reminded");
  }

  @Test
  void shouldCarryOutWhatIsSmallWithoutAsking() throws Exception {
    // given
    flows.start("human-request", payment("a stamp", "1.20", automatic()));

    // when
    flows.awaitCompleted("reserve-budget");
    flows.settle();
    var job = flows.complete(RequestsUnderTest.JOB, Map.of("cost", "1.20", "reference", "s-1"));

    // then
    flows.awaitCompleted("request-closed");
    var outcome = outcome();
    assertThat(job).containsEntry("input", Map.of("to", "post"));
    assertThat(outcome.path("state").asText()).isEqualTo("FULFILLED");
    assertThat(outcome.at("/decision/by").asText()).isEqualTo("rules");
    assertThat(flows.completed()).doesNotContain("decide-request", "open-request");
    assertThat(requests.booked(outcome.path("requestId").asText()))
        .containsExactly("REQUEST 1.20 EUR", "RESERVATION 1.20 EUR", "SETTLEMENT 1.20 EUR");
  }

  @Test
  void shouldGiveBackWhatAJobCouldNotSpend() throws Exception {
    // given
    flows.start("human-request", payment("a stamp", "1.20", automatic()));
    flows.awaitCompleted("reserve-budget");
    flows.settle();

    // when
    flows.fail(RequestsUnderTest.JOB, "NOT_CARRIED_OUT", Map.of("note", "sold out"));

    // then
    flows.awaitCompleted("request-closed");
    var outcome = outcome();
    assertThat(outcome.path("state").asText()).isEqualTo("NOT_CARRIED_OUT");
    assertThat(outcome.path("reason").asText()).isEqualTo("sold out");
    assertThat(requests.booked(outcome.path("requestId").asText()))
        .containsExactly("REQUEST 1.20 EUR", "RESERVATION 1.20 EUR", "RELEASE 1.20 EUR");
  }

  @Test
  void shouldNotAskForMoreThanTheBudgetHas() throws Exception {
    // when
    flows.start("human-request", payment("a car", "20000", Map.of()));

    // then
    flows.awaitCompleted("request-closed");
    assertThat(outcome().path("state").asText()).isEqualTo("NOT_ASKED");
    assertThat(outcome().path("reason").asText()).contains("raise the budget");
    assertThat(flows.completed()).doesNotContain("decide-request", "open-request");
  }

  @Test
  void shouldNotSpendWhatTheBudgetHasNoLonger() throws Exception {
    // given two requests that the budget has room for, one by one
    flows.start("human-request", payment("first", "400", Map.of()));
    flows.awaitCompleted("open-request");
    var first = id();
    long second = flows.start("human-request", payment("second", "300", Map.of()));
    flows.awaitSecond("open-request");
    var last = id();
    requests.send("decide-request", first, Map.of("decision", APPROVED));
    flows.awaitCompleted("reserve-budget");

    // when
    requests.send("decide-request", last, Map.of("decision", APPROVED));

    // then
    flows.awaitEnd(second);
    var outcome = outcome();
    assertThat(outcome.path("state").asText()).isEqualTo("NOT_FUNDED");
    assertThat(outcome.path("reason").asText()).contains("100.00 EUR that are left");
    assertThat(requests.booked(outcome.path("requestId").asText()))
        .containsExactly("REQUEST 300.00 EUR");
  }

  @Test
  void shouldTellWhoJoinedHowItEnded() throws Exception {
    // given
    flows.start("human-request", payment("hosting", "120.00", Map.of()));
    flows.awaitCompleted("open-request");
    long joined = flows.start("human-request", payment("hosting", "120.00", Map.of()));

    // when
    flows.decide(
        "decide-request",
        "decision-made",
        Map.of("decision", Map.of("outcome", "rejected", "comment", "no", "via", "tasklist")));

    // then
    flows.awaitEnd(joined);
    assertThat(flows.completed()).contains("await-outcome", "joined-earlier-request");
    long late = flows.start("human-request", payment("hosting", "120.00", Map.of()));
    flows.awaitEnd(late);
    assertThat(flows.completed()).contains("joined-closed-request");
    assertThat(outcome().path("state").asText()).isEqualTo("REJECTED");
  }

  private static Map<String, Object> payment(
      String title, String amount, Map<String, Object> others) {
    var request = new HashMap<String, Object>(others);
    request.put("key", title.replace(' ', '-'));
    request.put("type", "PAYMENT");
    request.put("title", title);
    request.put("why", "We need it.");
    request.put("amount", amount);
    return Map.of("request", request);
  }

  private static Map<String, Object> automatic() {
    return Map.of(
        "risk",
        "low",
        "action",
        Map.of("jobType", RequestsUnderTest.JOB, "input", Map.of("to", "post")));
  }

  private JsonNode outcome() throws Exception {
    return new ObjectMapper().readTree(flows.variable("outcome"));
  }

  private String id() throws Exception {
    return new ObjectMapper().readTree(flows.variable("request")).path("id").asText();
  }
}
