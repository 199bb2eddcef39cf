package dev.phoenix.connector.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.phoenix.connector.prometheus.Jobs.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.phoenix.connector.commons.http.HttpLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as https://prometheus.io/docs/prometheus/latest/querying/api/ documents them. */
class PrometheusConnectorTest {

  private static final String VECTOR =
      """
      {"status": "success", "data": {"resultType": "vector", "result": [
        {"metric": {"__name__": "up", "job": "prometheus", "instance": "localhost:9090"},
         "value": [1435781451.781, "1"]},
        {"metric": {"__name__": "up", "job": "node", "instance": "localhost:9100"},
         "value": [1435781451.781, "0"]}]}}
      """;
  private static final String MATRIX =
      """
      {"status": "success", "data": {"resultType": "matrix", "result": [
        {"metric": {"__name__": "up", "job": "prometheus", "instance": "localhost:9090"},
         "values": [[1435781430.781, "1"], [1435781445.781, "1"], [1435781460.781, "0"]]}]}}
      """;
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(20), 20_000);

  private final WireMockServer remote =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final PrometheusConnector connector = new PrometheusConnector(LIMITS);

  @BeforeEach
  void start() {
    remote.start();
  }

  @AfterEach
  void stop() {
    remote.stop();
  }

  @Test
  void shouldAnswerAVector() {
    // given
    answers("query", 200, VECTOR);

    // when
    var result = query("up");

    // then
    assertThat(result.resultType()).isEqualTo("vector");
    assertThat(result.warnings()).isEmpty();
    assertThat(result.series())
        .contains(
            new Series(
                Map.of("__name__", "up", "job", "node", "instance", "localhost:9100"),
                new Sample("2015-07-01T20:10:51.781Z", 0.0, "0"),
                null))
        .hasSize(2);
  }

  @Test
  void shouldAnswerAMatrix() {
    // given
    answers("query_range", 200, MATRIX);

    // when
    var result =
        connector.execute(
            Jobs.range(
                remote.baseUrl(),
                "up",
                "2015-07-01T20:10:30.781Z",
                "2015-07-01T22:11:00+02:00[Europe/Berlin]",
                "15s"));

    // then
    assertThat(result.resultType()).isEqualTo("matrix");
    assertThat(result.series().get(0).value()).isNull();
    assertThat(result.series().get(0).values())
        .extracting(Sample::number)
        .containsExactly(1.0, 1.0, 0.0);
    remote.verify(
        postRequestedFor(urlEqualTo("/api/v1/query_range"))
            .withRequestBody(
                equalTo("query=up&start=1435781430.781&end=1435781460&step=15s&timeout=5000ms")));
  }

  @Test
  void shouldSendQueryTimeAndTimeoutInTheBody() {
    // given
    answers("query", 200, VECTOR);

    // when
    connector.execute(
        Jobs.job(
            """
            {"address": "%s/", "operation": {"type": "instant", "query": "a + b > 1 & c",
             "time": 1435781451.5}, "timeout": "PT1.5S"}
            """
                .formatted(remote.baseUrl()),
            Map.of()));

    // then
    remote.verify(
        postRequestedFor(urlEqualTo("/api/v1/query"))
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withRequestBody(
                equalTo("query=a+%2B+b+%3E+1+%26+c&time=1435781451.5&timeout=1500ms")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "+Inf", "-Inf"})
  void shouldAnswerWhatIsNoJsonNumberAsText(String value) {
    // given
    answers("query", 200, scalar("scalar", value));

    // when
    var sample = query("x").series().get(0).value();

    // then
    assertThat(sample).isEqualTo(new Sample("2015-07-01T20:10:51Z", null, value));
  }

  @Test
  void shouldAnswerAStringAsText() {
    // given
    answers("query", 200, scalar("string", "12"));

    // when / then
    assertThat(query("\"12\"").series().get(0))
        .isEqualTo(new Series(Map.of(), new Sample("2015-07-01T20:10:51Z", null, "12"), null));
  }

  @Test
  void shouldPassWarningsOn() {
    // given
    answers(
        "query",
        200,
        """
        {"status": "success", "warnings": ["remote store is away"],
         "data": {"resultType": "vector", "result": []}}
        """);

    // when
    var result = query("up");

    // then
    assertThat(result.series()).isEmpty();
    assertThat(result.warnings()).containsExactly("remote store is away");
  }

  @Test
  void shouldMakeAnIncidentOfABadQuery() {
    // given
    answers("query", 400, error("bad_data", "1:6: parse error: unexpected end of input"));

    // when
    var failure = failure(() -> query("up + "));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure.getErrorCode()).isEqualTo("QUERY_REFUSED");
    assertThat(failure).hasMessageContaining("bad_data: 1:6: parse error");
  }

  @ParameterizedTest
  @CsvSource({
    "422, execution, QUERY_FAILED",
    "503, timeout, UNAVAILABLE",
    "503, canceled, UNAVAILABLE",
    "500, internal, UNAVAILABLE",
    "429, unavailable, UNAVAILABLE"
  })
  void shouldTryAgainWhatMayPass(int status, String type, String code) {
    // given
    answers("query", status, error(type, "query timed out in expression evaluation"));

    // when
    var failure = failure(() -> query("up"));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getErrorCode()).isEqualTo(code);
    assertThat(failure).hasMessageContaining(type + ": query timed out");
  }

  @ParameterizedTest
  @CsvSource({
    "200, ANSWER_UNREADABLE",
    "301, ANSWER_UNREADABLE",
    "400, ANSWER_UNREADABLE",
    "401, SERVER_REFUSED",
    "403, SERVER_REFUSED",
    "404, SERVER_REFUSED"
  })
  void shouldMakeAnIncidentOfAPageThatIsNotPrometheus(int status, String code) {
    // given
    answers("query", status, "<html>secret of another server</html>");

    // when
    var failure = failure(() -> query("up"));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure.getErrorCode()).isEqualTo(code);
    assertThat(failure).hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void shouldTryAgainWhenAProxySaysNotNow(int status) {
    // given
    answers("query", status, "<html>Bad gateway</html>");

    // when / then
    assertThat(failure(() -> query("up")).getRetries()).isNull();
  }

  @Test
  void shouldNotFollowARedirect() {
    // given
    remote.stubFor(
        post("/api/v1/query")
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));

    // when
    var failure = failure(() -> query("up"));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(remote.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"status\": \"success\"}",
        "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\"}}",
        "{\"status\": \"success\", \"data\": {\"resultType\": \"streams\", \"result\": []}}",
        "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": [1]}}",
        "{\"status\": \"success\", \"data\": {\"resultType\": \"scalar\", \"result\": [1, \"x\"]}}"
      })
  void shouldMakeAnIncidentOfGarbage(String body) {
    // given
    answers("query", 200, body);

    // when
    var failure = failure(() -> query("up"));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure.getErrorCode()).isEqualTo("ANSWER_UNREADABLE");
  }

  @Test
  void shouldReadNoMoreBytesThanTheLimit() {
    // given
    answers("query", 200, VECTOR + " ".repeat(20_000));

    // when / then
    assertThat(failure(() -> query("up")).getErrorCode()).isEqualTo("ANSWER_TOO_LARGE");
  }

  @Test
  void shouldTakeNoMoreSamplesThanTheLimit() {
    // given
    answers("query", 200, VECTOR);

    // when
    var failure =
        failure(
            () ->
                connector.execute(
                    Jobs.job(
                        """
                        {"address": "%s", "operation": {"type": "instant", "query": "up"},
                         "maxSamples": 1}
                        """
                            .formatted(remote.baseUrl()),
                        Map.of())));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure.getErrorCode()).isEqualTo("ANSWER_TOO_LARGE");
  }

  @Test
  void shouldTryAgainWhenNothingListens() {
    // given
    var address = remote.baseUrl();
    remote.stop();

    // when
    var failure = failure(() -> connector.execute(Jobs.instant(address, "up")));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getErrorCode()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void shouldTryAgainAfterAReset() {
    // given
    remote.stubFor(
        post("/api/v1/query").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    // when / then
    assertThat(failure(() -> query("up")).getErrorCode()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void shouldNotWaitForAServerThatHangs() {
    // given
    remote.stubFor(post("/api/v1/query").willReturn(aResponse().withFixedDelay(60_000)));

    // when
    var failure = failure(() -> query("up"));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getErrorCode()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void shouldSignInWithSecretsAndNotShowThem() {
    // given
    answers("query", 401, "");
    var variables =
        """
        {"address": "%s", "authentication": {"type": "bearer", "token": "{{secrets.TOKEN}}"},
         "operation": {"type": "instant", "query": "up"}}
        """
            .formatted(remote.baseUrl());

    // when
    var failure = failure(() -> connector.execute(Jobs.job(variables, Map.of("TOKEN", "hunter2"))));

    // then
    remote.verify(
        postRequestedFor(urlEqualTo("/api/v1/query"))
            .withHeader("Authorization", equalTo("Bearer hunter2"))
            .withRequestBody(containing("query=up")));
    assertThat(failure).hasMessageContaining("authentication").hasMessageNotContaining("hunter2");
  }

  private QueryResult query(String query) {
    return connector.execute(Jobs.instant(remote.baseUrl(), query));
  }

  private void answers(String endpoint, int status, String body) {
    remote.stubFor(
        post("/api/v1/" + endpoint)
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  private static String error(String type, String error) {
    return "{\"status\": \"error\", \"errorType\": \"" + type + "\", \"error\": \"" + error + "\"}";
  }

  private static String scalar(String type, String value) {
    return """
    {"status": "success", "data": {"resultType": "%s", "result": [1435781451, "%s"]}}
    """
        .formatted(type, value);
  }
}
