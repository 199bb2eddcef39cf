package dev.phoenix.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is an incident at once: the runtime gives it no retries. */
class InputValidationTest {

  private static final String UP = "{\"type\": \"instant\", \"query\": \"up\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://host",
        "/metrics",
        "http:///x",
        "http://user:hunter2@host",
        "http://host/?x=1",
        "http://host/#top",
        "http://ho st/",
        "file:///etc/passwd"
      })
  void shouldRefuseAnAddressThatCannotBeAsked(String address) {
    assertRefused("{\"address\": \"%s\", \"operation\": %s}".formatted(address, UP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"type\": \"delete\"}",
        "{\"type\": \"instant\"}",
        "{\"type\": \"instant\", \"query\": \" \"}",
        "{\"type\": \"instant\", \"query\": \"up\", \"time\": \"tomorrow\"}",
        "{\"type\": \"range\", \"query\": \"up\", \"start\": 1, \"end\": 2}",
        "{\"type\": \"range\", \"query\": \"up\", \"start\": 1, \"end\": 2, \"step\": \"x\"}",
        "{\"type\": \"range\", \"query\": \"up\", \"start\": 2, \"end\": 1, \"step\": 1}"
      })
  void shouldRefuseWhatIsNoQuestion(String operation) {
    assertRefused("{\"address\": \"http://h\", \"operation\": %s}".formatted(operation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"timeout\": \"PT0S\"",
        "\"timeout\": \"PT11S\"",
        "\"timeout\": \"soon\"",
        "\"maxSamples\": 0",
        "\"maxSamples\": 50001"
      })
  void shouldRefuseLimitsOutOfBounds(String limit) {
    assertRefused("{\"address\": \"http://h\", \"operation\": %s, %s}".formatted(UP, limit));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9090, http://127.0.0.1:9090/api/v1/query",
    "https://h/prometheus, https://h/prometheus/api/v1/query",
    "https://h/prometheus/, https://h/prometheus/api/v1/query"
  })
  void shouldKeepAPrefix(String address, String endpoint) {
    assertThat(ServerAddress.endpoint(address, "query")).hasToString(endpoint);
  }

  @Test
  void shouldNotShowSecretsInText() {
    // given
    var variables =
        """
        {"address": "http://h", "operation": %s, "authentication":
         {"type": "basic", "username": "{{secrets.USER}}", "password": "{{secrets.WORD}}"}}
        """
            .formatted(UP);

    // when
    var request =
        Jobs.job(variables, Map.of("USER", "prometheus", "WORD", "hunter2"))
            .bindVariables(PrometheusRequest.class);

    // then
    assertThat(request.toString()).doesNotContain("hunter2");
  }

  private static void assertRefused(String variables) {
    assertThatThrownBy(() -> new PrometheusConnector().execute(Jobs.job(variables, Map.of())))
        .isInstanceOf(ConnectorInputException.class)
        .hasMessageNotContaining("hunter2");
  }
}
