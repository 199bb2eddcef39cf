package dev.phoenix.workers.monitoring.alert;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The webhook and the silences over HTTP, where no engine answers. */
class AlertDoorsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final String ALERTS = "/monitoring/alerts";
  private static final String SILENCES = "/monitoring/silences";
  private static final String SILENCE =
      """
      {"labels": {"alertname": "Disk"}, "until": "2026-11-22T13:00:00Z", "by": "ana", "comment": "x"}
      """;
  private static final String FIRING =
      """
      {"version": "4", "alerts": [{"status": "firing", "labels": {"alertname": "Disk"},
        "annotations": {"summary": "Full"}, "startsAt": "2026-11-22T11:00:00Z"}]}
      """;

  private final MockMvc http = http(AlertsUnderTest.TOKEN);

  /** The doors, of which the webhook takes this token. */
  static MockMvc http(@Nullable String token) {
    var jdbc = TestDatabase.H2.migrated();
    var here = new Installation("here");
    var alerts = new Alerts(jdbc, here);
    var silences = new Silences(jdbc, here);
    var settings =
        new AlertSettings(
            null,
            List.of(),
            AlertsUnderTest.SettingsUnderTest.hours(),
            token,
            Duration.ofHours(24));
    var nobody =
        CamundaClient.newClientBuilder().grpcAddress(URI.create("http://127.0.0.1:1")).build();
    return MockMvcBuilders.standaloneSetup(
            new AlertWebhook(settings, new Intake(alerts), new Messages(nobody), CLOCK),
            new AlertsController(alerts, silences, CLOCK),
            new SilenceController(silences, CLOCK))
        .build();
  }

  @Test
  void shouldBeClosedWithoutAToken() throws Exception {
    http(null).perform(alert("", FIRING)).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcdeg", "0123456789abcde", "0123456789abcdef "})
  void shouldRefuseAWrongToken(String token) throws Exception {
    http.perform(alert(token, FIRING)).andExpect(status().isUnauthorized());
    http.perform(get(ALERTS)).andExpect(jsonPath("$.alerts").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{}",
        "{\"version\": \"3\", \"alerts\": []}",
        "{\"version\": \"4\", \"alerts\": {}}",
        "{\"version\": \"4\", \"alerts\": [7]}",
        "{\"version\": \"4\", \"alerts\": [{\"status\": \"firing\", \"labels\": {}}]}",
        "{\"version\": \"4\", \"alerts\": [{\"status\": \"firing\", \"labels\": {\"a\": \"b\"},"
            + " \"startsAt\": \"yesterday\"}]}"
      })
  void shouldRefuseWhatIsNoPayload(String body) throws Exception {
    http.perform(alert(AlertsUnderTest.TOKEN, body)).andExpect(status().isBadRequest());
  }

  @Test
  void shouldRefuseABodyThatIsTooLargeOrTooDeep() throws Exception {
    http.perform(alert(AlertsUnderTest.TOKEN, FIRING + " ".repeat(1 << 20)))
        .andExpect(status().isPayloadTooLarge());
    http.perform(alert(AlertsUnderTest.TOKEN, "[".repeat(1000))).andExpect(status().isBadRequest());
  }

  @Test
  void shouldKeepTheAlertAndAskAlertmanagerToComeAgainWhileTheEngineIsAway() throws Exception {
    http.perform(alert(AlertsUnderTest.TOKEN, FIRING)).andExpect(status().isServiceUnavailable());
    http.perform(get(ALERTS))
        .andExpect(jsonPath("$.alerts[0].state").value("firing"))
        .andExpect(jsonPath("$.alerts[0].summary").value("Full"));
  }

  @Test
  void shouldListASilencedAlertAsSilenced() throws Exception {
    // given
    http.perform(alert(AlertsUnderTest.TOKEN, FIRING));

    // when
    http.perform(silence(SILENCE)).andExpect(status().isCreated());

    // then
    http.perform(get(ALERTS)).andExpect(jsonPath("$.alerts[0].state").value("silenced"));
    http.perform(get(SILENCES)).andExpect(jsonPath("$[0].by").value("ana"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"labels\": {\"a\": null}}",
        "{\"labels\": {\"a\": \"b\"}, \"until\": \"2026-11-22T12:00:00Z\", \"by\": \"a\","
            + " \"comment\": \"x\"}",
        "{\"labels\": {\"a\": \"b\"}, \"until\": \"tomorrow\", \"by\": \"a\", \"comment\": \"x\"}",
        "{\"labels\": {\"a\": \"b\"}, \"until\": \"2026-11-22T13:00:00Z\", \"by\": \" \","
            + " \"comment\": \"x\"}"
      })
  void shouldSayWhatIsWrongWithASilence(String body) throws Exception {
    http.perform(silence(body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors").isNotEmpty());
  }

  @Test
  void shouldNotEndASilenceThatIsNotThere() throws Exception {
    http.perform(delete(SILENCES + "/nothing")).andExpect(status().isNotFound());
  }

  private static MockHttpServletRequestBuilder alert(String token, String body) {
    return post(ALERTS)
        .header("Authorization", "Bearer " + token)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  private static MockHttpServletRequestBuilder silence(String body) {
    return post(SILENCES).contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
