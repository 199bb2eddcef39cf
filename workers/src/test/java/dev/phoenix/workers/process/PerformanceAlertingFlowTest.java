package dev.phoenix.workers.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.phoenix.workers.monitoring.alert.AlertsUnderTest;
import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.IncidentsUnderTest;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.storage.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real jobs and the real connector, on a Prometheus that gives documented answers. */
@SuppressWarnings("NullAway.Init")
class PerformanceAlertingFlowTest extends FlowTest {

  private static final String NONE =
      """
      {"status": "success", "data": {"resultType": "vector", "result": []}}
      """;
  private static final String ONE =
      """
      {"status": "success", "data": {"resultType": "vector", "result": [
        {"metric": {"job": "feed"}, "value": [1435781451.781, "%s"]}]}}
      """;

  private final WireMockServer prometheus =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private IncidentsUnderTest incidents;
  private AlertsUnderTest alerts;

  @BeforeEach
  void open() {
    prometheus.start();
    answers("up", 200, NONE);
    answers("queue", 200, NONE);
    incidents = new IncidentsUnderTest(gateway(), TestDatabase.H2);
  }

  @AfterEach
  void close() {
    alerts.close();
    incidents.close();
    prometheus.stop();
  }

  @Test
  void shouldEndAtOnceWithoutAPrometheus() throws Exception {
    // given
    work(null);

    // when
    var round = flows.start("performance-alerting", Map.of());

    // then
    flows.awaitEnd(round);
    assertThat(flows.completed()).contains("no-prometheus").doesNotContain("gather-alerts");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldOpenAnIncidentAndCloseItOnRecovery() throws Exception {
    // given
    work(URI.create(prometheus.baseUrl()));
    answers("up", 200, ONE.formatted("0"));

    // when
    round();
    var open = incidents.incidents().open();
    answers("up", 200, NONE);
    round();

    // then
    assertThat(open)
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.key()).isEqualTo("alert:feed-down");
              assertThat(incident.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(incident.text()).contains("job=feed");
            });
    assertThat(incidents.incidents().open()).isEmpty();
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldOpenNothingForWhatIsSilenced() throws Exception {
    // given
    work(URI.create(prometheus.baseUrl()));
    alerts.silence("feed-down");
    answers("up", 200, ONE.formatted("0"));

    // when
    round();

    // then
    assertThat(incidents.incidents().open()).isEmpty();
    assertThat(flows.variable("conclusion"))
        .contains("\"firing\":0", "\"silenced\":1", "\"open\":0");
  }

  @Test
  void shouldGoOnWithTheOtherRulesWhenAQueryFails() throws Exception {
    // given
    work(URI.create(prometheus.baseUrl()));
    answers("up", 400, "{\"status\": \"error\", \"errorType\": \"bad_data\", \"error\": \"no\"}");
    answers("queue", 200, ONE.formatted("7"));

    // when
    round();

    // then
    assertThat(flows.completed())
        .contains("query-failed", "rule-not-answered", "rule-answered", "alerts-concluded");
    assertThat(incidents.incidents().open())
        .extracting(Incident::key)
        .containsExactly("alert:queue-long");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldNotTakeAFailedQueryForARecovery() throws Exception {
    // given
    work(URI.create(prometheus.baseUrl()));
    answers("up", 200, ONE.formatted("0"));
    round();

    // when
    answers("up", 503, "{\"status\": \"error\", \"errorType\": \"timeout\", \"error\": \"slow\"}");
    round();

    // then
    assertThat(incidents.incidents().open())
        .extracting(Incident::key)
        .containsExactly("alert:feed-down");
  }

  @Test
  void shouldAskByItself() throws Exception {
    // given
    work(URI.create(prometheus.baseUrl()));
    answers("up", 200, ONE.formatted("0"));

    // when
    flows.fire("round-due", Duration.ofMinutes(2));

    // then
    flows.awaitCompleted("alerts-concluded");
    assertThat(incidents.incidents().open()).hasSize(1);
  }

  @Test
  void shouldTakeWhatAlertmanagerSays() throws Exception {
    // given
    work(null);

    // when
    var status = alerts.post(payload("firing", "2026-01-01T00:00:00Z"));
    flows.awaitCompleted("alerts-concluded");
    var open = incidents.incidents().open();
    alerts.post(payload("resolved", "2026-01-01T00:00:00Z"));
    flows.awaitSecond("alerts-concluded");

    // then
    assertThat(status).isEqualTo(200);
    assertThat(open)
        .extracting(Incident::key, Incident::severity, Incident::title)
        .containsExactly(tuple("alert:DiskFull", Severity.CRITICAL, "The disk is full"));
    assertThat(incidents.incidents().open()).isEmpty();
    assertThat(flows.completed()).contains("alerts-received").doesNotContain("list-alert-rules");
  }

  private void work(@Nullable URI address) {
    alerts = new AlertsUnderTest(gateway(), incidents.incidents(), address);
  }

  private void round() throws Exception {
    flows.awaitEnd(flows.start("performance-alerting", Map.of()));
  }

  private void answers(String query, int status, String body) {
    prometheus.stubFor(
        post("/api/v1/query")
            .withRequestBody(containing("query=" + query))
            .willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private static String payload(String status, String since) {
    return """
    {"version": "4", "groupKey": "{}:{}", "truncatedAlerts": 0, "status": "%s", "receiver": "phoenix",
     "groupLabels": {}, "commonLabels": {}, "commonAnnotations": {}, "externalURL": "http://am",
     "alerts": [{"status": "%s", "labels": {"alertname": "DiskFull", "severity": "critical"},
       "annotations": {"summary": "The disk is full"}, "startsAt": "%s",
       "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "c0ffee"}]}
    """
        .formatted(status, status, since);
  }
}
