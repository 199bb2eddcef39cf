package dev.phoenix.workers.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.approval.request.RequestsMade.Made;
import dev.phoenix.workers.books.EntryKind;
import dev.phoenix.workers.books.Ledger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The forms of a request, up to the engine's documented answers. */
@SuppressWarnings("NullAway.Init")
class ConsoleFormsTest extends ConsoleUnderTest {

  private static final String CORRELATION = "/v2/messages/correlation";
  private static final String NOBODY_WAITS =
      "{\"type\":\"about:blank\",\"title\":\"NOT_FOUND\",\"status\":404,\"detail\":\"Expected to"
          + " find a subscription, but none was"
          + " found.\",\"instance\":\"/v2/messages/correlation\"}";

  @Autowired private Ledger ledger;

  private String page = "";
  private Made asked;

  @BeforeEach
  void ask() {
    ENGINE.resetAll();
    var now = Instant.now();
    asked =
        made.open(
            made.ask(
                RequestsMade.request(
                    UUID.randomUUID().toString(),
                    "rest",
                    RequestType.CONTENT_APPROVAL,
                    "Post",
                    "12.50",
                    "EUR",
                    null,
                    "We open\nat eight."),
                now),
            now);
    page = "/console/requests/" + asked.number();
  }

  @Test
  void shouldBringTheDecisionWithTheTextAsItWasLeft() {
    // given
    engineTakesIt();
    var decider = decider();

    // when
    var answer =
        decider.submit(
            page,
            page + "/decision",
            Map.of("outcome", "rejected", "comment", " No. ", "text", "We open\r\nat nine."));

    // then
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(decider.follow(answer).body())
        .contains("Your decision counts")
        .doesNotContain("value=\"approved\"");
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo(CORRELATION))
            .withRequestBody(matchingJsonPath("$.name", equalTo("decide-request")))
            .withRequestBody(matchingJsonPath("$.correlationKey", equalTo(asked.id())))
            .withRequestBody(matchingJsonPath("$.variables.decision.outcome", equalTo("rejected")))
            .withRequestBody(matchingJsonPath("$.variables.decision.comment", equalTo("No.")))
            .withRequestBody(
                matchingJsonPath("$.variables.decision.text", equalTo("We open\nat nine.")))
            .withRequestBody(matchingJsonPath("$.variables.decision.by", equalTo("dora")))
            .withRequestBody(matchingJsonPath("$.variables.decision.via", equalTo("console"))));
  }

  @Test
  void shouldTakeARequestBack() {
    // given
    engineTakesIt();

    // when
    decider().submit(page, page + "/withdrawal", Map.of("withdrawal", "Not needed"));

    // then
    ENGINE.verify(
        1,
        postRequestedFor(urlEqualTo(CORRELATION))
            .withRequestBody(matchingJsonPath("$.name", equalTo("withdraw-request")))
            .withRequestBody(matchingJsonPath("$.variables.by", equalTo("dora")))
            .withRequestBody(matchingJsonPath("$.variables.comment", equalTo("Not needed"))));
  }

  @Test
  void shouldSayByWhomItWasDecidedBefore() {
    // given
    nobodyWaits();
    var decider = decider();
    var token = decider.token(page);
    made.decide(asked, "approved", "ana", "telegram", Instant.parse("2026-11-21T12:00:00Z"));

    // when
    var answer = decider.post(page + "/decision", Map.of("_csrf", token, "outcome", "rejected"));

    // then
    assertThat(decider.follow(answer).body())
        .contains("It was decided before: Approved by ana, Telegram, 2026-11-21 13:00 CET");
  }

  @Test
  void shouldSayThatNobodyIsAskedAnyMore() {
    // given
    nobodyWaits();
    var decider = decider();
    var token = decider.token(page);
    made.close(asked, dev.phoenix.workers.approval.request.RequestState.NOT_ASKED, Instant.now());

    // when
    var answer = decider.post(page + "/decision", Map.of("_csrf", token, "outcome", "approved"));

    // then
    assertThat(decider.follow(answer).body()).contains("Nobody is asked about it");
  }

  @Test
  void shouldKeepWhatWasTypedWhenTheEngineCannotBeAsked() {
    // given
    ENGINE.stubFor(post(urlEqualTo(CORRELATION)).willReturn(aResponse().withStatus(503)));

    // when
    var answer =
        decider()
            .submit(page, page + "/decision", Map.of("outcome", "approved", "comment", "Go on"));

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Send it again", ">Go on</textarea>");
  }

  @ParameterizedTest
  @CsvSource({"comment,2001,At most 2000", "text,5001,At most 5000"})
  void shouldKeepWhatIsTooLongAndSaySo(String field, int length, String message) {
    // given
    var text = "x".repeat(length);

    // when
    var answer =
        decider().submit(page, page + "/decision", Map.of("outcome", "approved", field, text));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(message, ">" + text + "</textarea>");
    assertThat(ENGINE.getAllServeEvents()).isEmpty();
  }

  @Test
  void shouldTakeNoOtherDecision() {
    // when
    var answer = decider().submit(page, page + "/decision", Map.of("outcome", "expired"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ENGINE.getAllServeEvents()).isEmpty();
  }

  @Test
  void shouldBookAReturnOnceHoweverOftenTheFormIsSent() {
    // given
    var decider = decider();
    var form = income("30.25");
    form.put("_csrf", decider.token(page));

    // when
    var first = decider.post(page + "/returns", form);
    decider.post(page + "/returns", form);

    // then
    assertThat(decider.follow(first).body()).contains("30.25\u00a0EUR booked, as entry");
    assertThat(ledger.byRequest(asked.id()))
        .filteredOn(entry -> entry.kind() == EntryKind.RETURN)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.money()).hasToString("30.25 EUR");
              assertThat(entry.voucher().person()).isEqualTo("dora");
            });
  }

  @Test
  void shouldRefuseTheSameFormWithAnotherAmount() {
    // given
    var decider = decider();
    var form = income("30.25");
    form.put("_csrf", decider.token(page));
    decider.post(page + "/returns", form);

    // when
    form.put("amount", "31");
    var answer = decider.post(page + "/returns", form);

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("It was not booked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,50|EUR|amount",
        "-1|EUR|amount",
        "0|EUR|amount",
        "1.234|EUR|amount",
        "1000000000001|EUR|amount",
        "x|EUR|amount",
        "1|euro|currency"
      })
  void shouldSayWhatIsNoAmount(String amount, String currency, String field) {
    // given
    var form = income(amount);
    form.put("currency", currency);

    // when
    var answer = decider().submit(page, page + "/returns", form);

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("id=\"" + field + "-wrong\"", "value=\"" + amount + "\"");
  }

  private static Map<String, String> income(String amount) {
    var form = new LinkedHashMap<String, String>();
    form.put("amount", amount);
    form.put("currency", "EUR");
    form.put("reference", UUID.randomUUID().toString());
    return form;
  }

  private static void nobodyWaits() {
    ENGINE.stubFor(
        post(urlEqualTo(CORRELATION))
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("Content-Type", "application/problem+json")
                    .withBody(NOBODY_WAITS)));
  }
}
