package dev.phoenix.workers.approval.request;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desk with the documented answers of the engine. */
@SuppressWarnings("NullAway.Init")
class RequestDeskTest {

  private static final Installation HERE = new Installation("here");

  @RegisterExtension
  private static final WireMockExtension ENGINE =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private CamundaClient client;
  private KnownRequests known;
  private RequestDesk desk;

  @BeforeEach
  void open() {
    var jdbc = TestDatabase.H2.migrated();
    client =
        CamundaClient.newClientBuilder()
            .restAddress(URI.create(ENGINE.baseUrl() + "/"))
            .grpcAddress(URI.create("http://127.0.0.1:1"))
            .preferRestOverGrpc(false)
            .build();
    known = new KnownRequests(jdbc, HERE, Clock.systemUTC());
    desk = new RequestDesk(client, new RequestList(jdbc, HERE));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void shouldBringADecisionToWhoeverWaitsForIt() {
    // given
    var id = waiting("The text");
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.taken()));

    // when
    var answer = desk.decide(id, approval("Fine.", "Another text"));

    // then
    assertThat(answer).isEqualTo(new RequestAnswer.Taken());
    ENGINE.verify(
        postRequestedFor(urlEqualTo(EngineAnswers.PATH))
            .withRequestBody(
                equalToJson(
                    """
                    {"name":"decide-request","correlationKey":"%s","variables":{"decision":{
                      "outcome":"approved","comment":"Fine.","text":"Another text",
                      "by":"telegram:7","via":"telegram"}}}
                    """
                        .formatted(id),
                    true,
                    true)));
  }

  @Test
  void shouldLeaveTheRequestsTextAsItIsUnlessItWasEdited() {
    // given
    var id = waiting("The text");
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.taken()));

    // when
    desk.decide(id, approval(null, null));

    // then
    ENGINE.verify(
        postRequestedFor(urlEqualTo(EngineAnswers.PATH))
            .withRequestBody(
                equalToJson("{\"variables\":{\"decision\":{\"text\":\"The text\"}}}", true, true)));
  }

  @Test
  void shouldTellWhoDecidedBefore() {
    // given
    var id = waiting("");
    known.decide(id, "rejected", "demo", "tasklist");
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.nobodyWaits()));

    // when
    var answer = desk.decide(id, approval(null, null));

    // then
    assertThat(answer)
        .isInstanceOfSatisfying(
            RequestAnswer.Already.class,
            already -> assertThat(already.record().decision()).extracting("by").isEqualTo("demo"));
  }

  @Test
  void shouldTryAgainWhileTheTaskPassesToSomebodyElse() {
    // given
    var id = waiting("");
    ENGINE.stubFor(
        post(urlEqualTo(EngineAnswers.PATH))
            .inScenario("escalation")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(EngineAnswers.nobodyWaits())
            .willSetStateTo("escalated"));
    ENGINE.stubFor(
        post(urlEqualTo(EngineAnswers.PATH))
            .inScenario("escalation")
            .whenScenarioStateIs("escalated")
            .willReturn(EngineAnswers.taken()));

    // when / then
    assertThat(desk.decide(id, approval(null, null))).isEqualTo(new RequestAnswer.Taken());
  }

  @Test
  void shouldSayThatNobodyIsAskedYet() {
    // given
    var id = known.made(KnownRequests.payment("k", "Hosting", "", "en"));
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.nobodyWaits()));

    // when / then
    assertThat(desk.decide(id, approval(null, null)))
        .isInstanceOfSatisfying(
            RequestAnswer.NotWaiting.class,
            waiting -> assertThat(waiting.record().state()).isEqualTo(RequestState.MADE));
  }

  @Test
  void shouldGiveUpOnATaskThatStaysAway() {
    // given
    var id = waiting("");
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.nobodyWaits()));

    // when / then
    assertThat(desk.decide(id, approval(null, null))).isInstanceOf(RequestAnswer.NotWaiting.class);
  }

  @Test
  void shouldAskToBeAskedAgainWhenTheEngineDoesNotAnswer() {
    // given
    var id = waiting("");
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.unavailable()));

    // when / then
    assertThat(desk.decide(id, approval(null, null))).isInstanceOf(RequestAnswer.NoAnswer.class);
  }

  @Test
  void shouldNotAskTheEngineForARequestThatIsNone() {
    // when / then
    assertThat(desk.decide("none", approval(null, null)))
        .isEqualTo(new RequestAnswer.NoSuchRequest());
    assertThat(desk.withdraw("none", "planner", "Found another way"))
        .isEqualTo(new RequestAnswer.NoSuchRequest());
    ENGINE.verify(0, postRequestedFor(urlEqualTo(EngineAnswers.PATH)));
  }

  @Test
  void shouldTakeARequestBack() {
    // given
    var id = waiting("");
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.taken()));

    // when
    var answer = desk.withdraw(id, "planner", "Found another way");

    // then
    assertThat(answer).isEqualTo(new RequestAnswer.Taken());
    ENGINE.verify(
        postRequestedFor(urlEqualTo(EngineAnswers.PATH))
            .withRequestBody(
                equalToJson(
                    """
                    {"name":"withdraw-request","correlationKey":"%s",
                     "variables":{"by":"planner","comment":"Found another way"}}
                    """
                        .formatted(id),
                    true,
                    true)));
  }

  @Test
  void shouldTakeNothingButAYesOrANo() {
    // given
    var id = waiting("");

    // when / then
    assertThatThrownBy(
            () ->
                desk.decide(
                    id, new Decision("expired", null, null, "telegram:7", "telegram", null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String waiting(String text) {
    return known.waiting(KnownRequests.payment("k", "Hosting", text, "en"));
  }

  private static Decision approval(@Nullable String comment, @Nullable String text) {
    return new Decision("approved", comment, text, "telegram:7", "telegram", null);
  }
}
