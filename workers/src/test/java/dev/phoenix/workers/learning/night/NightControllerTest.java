package dev.phoenix.workers.learning.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class NightControllerTest {

  private static final String PATH = "/learning/nights";

  private ZeebeTestEngine engine;

  private final ScriptedNights runtime = new ScriptedNights();
  private final Installation here = new Installation("here");
  private final JdbcClient jdbc = TestDatabase.H2.migrated();
  private final Runs runs = new Runs(jdbc, here, Clock.systemUTC());
  private CamundaClient client;
  private NightClient nights;
  private MockMvc http;

  @BeforeEach
  void start() {
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(
                URI.create("http://" + engine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1")))
            .preferRestOverGrpc(false)
            .build();
    nights = new NightClient(runtime.address(), null, Duration.ofSeconds(30));
    var clock = Clock.systemUTC();
    var adapters = NightsUnderTest.adapters(jdbc, here, clock);
    var hours = Duration.ofHours(4);
    var settings =
        new NightlySettings(
            true,
            LocalTime.of(2, 0),
            null,
            hours,
            false,
            hours,
            hours,
            hours,
            Duration.ofSeconds(5));
    http =
        MockMvcBuilders.standaloneSetup(
                new NightController(
                    new NightStarter(new NightMessages(client), nights, runs, adapters, clock),
                    nights,
                    runs,
                    adapters,
                    settings,
                    clock))
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    nights.close();
    runtime.close();
  }

  @Test
  void shouldTakeARequestAndTellHowItIs() throws Exception {
    // when
    ask("{\"dryRun\":true}")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.runId").isNotEmpty());

    // then
    http.perform(get(PATH + "/latest"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("requested"));
  }

  @Test
  void shouldRefuseASecondWhileOneIsUnderWay() throws Exception {
    // given
    ask("{\"runId\":\"a\"}").andExpect(status().isAccepted());
    runs.begin("a", 1);

    // when / then
    ask("{}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.error").value(org.hamcrest.Matchers.containsString("under way")));
  }

  @Test
  void shouldTakeTheNextWhileTheLastIsOnlyWatched() throws Exception {
    // given
    ask("{\"runId\":\"a\"}");
    runs.begin("a", 1);
    runs.move("a", Run.State.WATCHING);

    // when / then
    ask("{\"runId\":\"b\"}").andExpect(status().isAccepted());
    assertThat(runs.find("a").orElseThrow().state()).isEqualTo(Run.State.WORKING);
  }

  @Test
  void shouldNotTakeTheSameRunAgain() throws Exception {
    // given
    ask("{\"runId\":\"a\"}");
    runs.begin("a", 1);
    runs.end("a", "no-gain", Run.Use.WAITING, "{\"outcome\":\"no-gain\"}");

    // when / then
    ask("{\"runId\":\"a\"}").andExpect(status().isConflict());
    http.perform(get(PATH + "/a"))
        .andExpect(jsonPath("$.state").value("ended"))
        .andExpect(jsonPath("$.night.outcome").value("no-gain"))
        .andExpect(jsonPath("$.runtime").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"runId\":\"../x\"}",
        "{\"runId\":7}",
        "{\"dryRun\":\"yes\"}",
        "{\"approvalRequired\":1}",
        "{\"since\":\"yesterday\"}",
        "{\"limits\":[]}",
        "{\"limits\":{\"watchTime\":\"P999D\"}}",
        "{\"limits\":{\"watchTime\":\"-PT1H\"}}",
        "{\"limits\":{\"watch\":\"PT1H\"}}",
        "nonsense"
      })
  void shouldRefuseWhatIsNoRequest(String body) throws Exception {
    ask(body).andExpect(status().isBadRequest());
    assertThat(runs.latest()).isEmpty();
  }

  @Test
  void shouldRefuseWhatAFormCouldSend() throws Exception {
    http.perform(post(PATH).contentType(MediaType.TEXT_PLAIN).content("{}"))
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void shouldSayThatThereIsNone() throws Exception {
    http.perform(get(PATH + "/latest")).andExpect(status().isNotFound());
    http.perform(get(PATH + "/x")).andExpect(status().isNotFound());
  }

  private ResultActions ask(String body) throws Exception {
    return http.perform(post(PATH).contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
