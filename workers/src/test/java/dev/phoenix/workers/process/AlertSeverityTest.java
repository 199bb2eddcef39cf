package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class AlertSeverityTest {

  private ZeebeTestEngine engine;
  private ZeebeClient client;
  private RecordStream records;

  @ParameterizedTest
  @CsvSource({
    "other, 1, 0, false, critical, CRITICAL",
    "availability, 9, 999, true, none, NONE",
    "availability, 9, 999, true, warning, WARNING",
    "availability, 1, 0, false, '', CRITICAL",
    "errors, 4.9, 0, false, '', WARNING",
    "errors, 5, 0, false, '', CRITICAL",
    "saturation, 1.09, 0, false, '', WARNING",
    "saturation, 1.1, 0, false, '', CRITICAL",
    "latency, 1, 29, true, '', WARNING",
    "latency, 1, 30, true, '', CRITICAL",
    "latency, 1, 30, false, '', WARNING",
    "platform, 1, 119, true, '', WARNING",
    "platform, 1, 120, true, '', CRITICAL",
    "platform, 1, 120, false, '', WARNING",
    "money, 9, 999, true, '', WARNING"
  })
  void shouldDecideHowBadItIs(
      String kind, double excess, int minutes, boolean hours, String said, String severity) {
    // given
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("bpmn/monitoring/alert-severity.dmn")
        .send()
        .join();

    // when
    var output =
        client
            .newEvaluateDecisionCommand()
            .decisionId("alert-severity")
            .variables(
                Map.of(
                    "kind", kind,
                    "excess", excess,
                    "minutes", minutes,
                    "businessHours", hours,
                    "said", said))
            .send()
            .join()
            .getDecisionOutput();

    // then
    assertThat(output).isEqualTo("\"" + severity + "\"");
  }
}
