package dev.phoenix.local.bench.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import dev.phoenix.local.rest.TelegramChat.Message;
import dev.phoenix.local.service.StoredRequests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payment of 5 euros that went well, and what could be wrong with it. */
class RequestCountsTest {

  private static final String TITLE = TrialRequest.title(Kind.CRASH, 1);

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Integer> elements = new HashMap<>();
  private final List<JsonNode> entries = new ArrayList<>();
  private String state = "FULFILLED";
  private String decision = "approved";
  private TrialRequest payment;

  @BeforeEach
  void goWell() throws Exception {
    payment = request(Kind.CRASH, "5.00", List.of("approved"));
    messages.add(question(List.of()));
    elements.putAll(Map.of("open-request", 1, "decide-request", 1, "request-closed", 1));
    entry("RESERVATION", "5.0000");
    entry("SETTLEMENT", "5.0000");
  }

  @Test
  void shouldFindNothingWrongWithWhatWentWell() throws Exception {
    assertThat(counts())
        .isEqualTo(
            new RequestCounts(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new BigDecimal("0"), 2, 3));
  }

  @Test
  void shouldCountASecondDecision() throws Exception {
    elements.put("decided-elsewhere", 1);
    payment.taken("approved");
    payment.taken("rejected");
    assertThat(counts().doubleDecisions()).isEqualTo(2);
  }

  @Test
  void shouldCountADecisionThatIsNotTheOneThatWasTold() throws Exception {
    // given
    payment.taken("rejected");

    // then
    assertThat(counts().wrongOutcomes()).isEqualTo(1);
  }

  @Test
  void shouldCountAnEndThatIsNotThatOfItsDecision() throws Exception {
    state = "REJECTED";
    assertThat(counts().wrongOutcomes()).isEqualTo(1);
    state = "NOT_FUNDED";
    assertThat(counts().wrongOutcomes()).isEqualTo(1);
    state = "DECIDED";
    assertThat(counts().wrongOutcomes()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatWasAskedTwiceOrNotInTelegram() throws Exception {
    // given
    messages.add(question(List.of("a", "b")));
    elements.put("open-request", 2);

    // then
    assertThat(counts().doubleAsked()).isEqualTo(2);
    assertThat(counts().leftAsking()).isEqualTo(1);

    // given
    messages.clear();

    // then
    assertThat(counts().unasked()).isEqualTo(1);
  }

  @Test
  void shouldCountASecondBooking() throws Exception {
    entry("RESERVATION", "5.0000");
    assertThat(counts().doubleBookings()).isEqualTo(1);
    entry("RELEASE", "5.0000");
    assertThat(counts().doubleBookings()).isEqualTo(2);
  }

  @Test
  void shouldCountAsLostWhatDidNotEnd() throws Exception {
    elements.remove("request-closed");
    assertThat(counts().lost()).isEqualTo(1);
  }

  @Test
  void shouldCountAsLostWhatNobodyDecided() throws Exception {
    elements.remove("decide-request");
    assertThat(counts().lost()).isEqualTo(1);
  }

  @Test
  void shouldCountAsLostWhatIsNotBookedAtItsPrice() throws Exception {
    entries.removeLast();
    entry("SETTLEMENT", "4.0000");
    assertThat(counts().lost()).isEqualTo(1);
    entries.removeFirst();
    entries.clear();
    entry("SETTLEMENT", "5.0000");
    assertThat(counts().lost()).isEqualTo(1);
  }

  @Test
  void shouldCountMoneyBeyondTheBudget() throws Exception {
    // given
    payment = request(Kind.APPROVAL, "10.00", List.of("approved"));
    entries.clear();
    entry("RESERVATION", "10.0000");
    for (int i = 0; i < Overdraft.COVERED; i++) {
      entry("SETTLEMENT", "10.0000", "API_ACCOUNT");
    }

    // then
    assertThat(counts().overspent()).isEqualByComparingTo("0");
    assertThat(counts().passed()).isEqualTo(1);

    // given
    entry("SETTLEMENT", "7.5000", "API_ACCOUNT");

    // then
    assertThat(counts().overspent()).isEqualByComparingTo("7.5");
  }

  @Test
  void shouldCountWhoWasTooLateAndWhoWasTold() throws Exception {
    payment.refused("already decided");
    payment.refused(null);
    assertThat(counts().losers()).isEqualTo(2);
    assertThat(counts().told()).isEqualTo(1);
  }

  @Test
  void shouldAddPartsUp() throws Exception {
    // given
    payment.refused(null);
    elements.remove("request-closed");
    var both = counts().plus(counts());

    // then
    assertThat(both.crashes()).isEqualTo(2);
    assertThat(both.losers()).isEqualTo(2);
    assertThat(both.lost()).isEqualTo(2);
    assertThat(both.wonByTelegram()).isEqualTo(4);
    assertThat(both.kills()).isEqualTo(6);
  }

  private RequestCounts counts() throws Exception {
    var row =
        Json.MAPPER.readTree(
            "{\"id\":\"i\",\"process_instance_key\":\"99\",\"state\":\"%s\",\"decision\":\"%s\"}"
                .formatted(state, decision));
    return RequestCounts.of(
        new RequestsSeen(List.of(payment), Map.of("99", elements), messages, 3, 2),
        new StoredRequests(List.of(row), entries));
  }

  private static TrialRequest request(Kind kind, String amount, List<String> wanted)
      throws InterruptedException {
    return new TrialRequest(kind, TITLE, new BigDecimal(amount), wanted, body -> "99");
  }

  private static Message question(List<String> buttons) {
    return new Message(1, true, "#1 " + TITLE, null, buttons, 0);
  }

  private void entry(String kind, String amount) throws Exception {
    entry(kind, amount, "PAYMENT");
  }

  private void entry(String kind, String amount, String account) throws Exception {
    entries.add(
        Json.MAPPER.readTree(
            "{\"request_id\":\"i\",\"entry_kind\":\"%s\",\"amount\":\"%s\",\"account_kind\":\"%s\"}"
                .formatted(kind, amount, account)));
  }
}
