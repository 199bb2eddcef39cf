package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class RequestRouteTest {

  private ZeebeTestEngine engine;
  private ZeebeClient client;
  private RecordStream records;

  @ParameterizedTest
  @CsvSource({
    // type, risk, share, ratio, precedents, approved, attention, automatable, way, group, priority
    "PAYMENT, medium, 1, , 0, 0, 9, false, ask, managers, 70",
    "PAYMENT, medium, 1.000001, , 0, 0, 9, false, digest, managers, 50",
    "PAYMENT, high, 1, 0.5, 9, 1, 0, true, ask, managers, 90",
    "PAYMENT, high, 1.1, , 0, 0, 9, true, digest, managers, 50",
    "PAYMENT, medium, 0.3, 0.999, 0, 0, 9, false, digest, managers, 30",
    "PAYMENT, medium, 0.3, 1, 0, 0, 9, false, ask, managers, 50",
    "API_ACCOUNT, medium, 0.3, 0.5, 0, 0, 9, false, ask, managers, 50",
    "PAYMENT, low, 0.02, , 0, 0, 9, true, automate, managers, 20",
    "PAYMENT, low, 0.020001, , 0, 0, 9, true, ask, managers, 50",
    "PAYMENT, low, 0.02, , 0, 0, 9, false, ask, managers, 50",
    "PAYMENT, medium, 0.02, , 0, 0, 9, true, ask, managers, 50",
    "CONTENT_APPROVAL, low, 0, , 9, 1, 9, true, ask, editors, 50",
    "STRATEGIC_DECISION, low, 0, , 9, 1, 9, true, ask, owners, 60",
    "PAYMENT, low, 0.1, , 5, 1, 9, true, automate, managers, 20",
    "PAYMENT, low, 0.1, , 4, 1, 9, true, ask, managers, 50",
    "PAYMENT, low, 0.100001, , 5, 1, 9, true, ask, managers, 50",
    "PAYMENT, low, 0.1, , 5, 0.99, 9, true, ask, managers, 50",
    "PAYMENT, medium, 0.3, , 5, 0, 9, false, digest, managers, 20",
    "PAYMENT, medium, 0.3, , 4, 0, 9, false, ask, managers, 50",
    "PAYMENT, low, 0.3, , 0, 0, 0, false, digest, managers, 20",
    "PAYMENT, low, 0.3, , 0, 0, 1, false, ask, managers, 50",
    "PAYMENT, medium, 0.3, , 0, 0, 0, false, ask, managers, 50",
    "PAYMENT, medium, 0.5, , 0, 0, 9, false, ask, managers, 50",
    "PAYMENT, medium, 0.500001, , 0, 0, 9, false, ask, managers, 70",
    "DESIGN_DECISION, medium, 0, , 0, 0, 9, false, ask, managers, 50"
  })
  void shouldRouteAtEachBoundary(
      String type,
      String risk,
      BigDecimal share,
      @Nullable BigDecimal ratio,
      int precedents,
      BigDecimal approved,
      int attention,
      boolean automatable,
      String way,
      String group,
      int priority)
      throws Exception {
    // given
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("bpmn/approval/request-route.dmn")
        .send()
        .join();
    var variables = new HashMap<String, @Nullable Object>();
    variables.put("type", type);
    variables.put("risk", risk);
    variables.put("budgetShare", share);
    variables.put("returnRatio", ratio);
    variables.put("precedents", precedents);
    variables.put("approvedShare", approved);
    variables.put("attentionLeft", attention);
    variables.put("automatable", automatable);

    // when
    var output =
        client
            .newEvaluateDecisionCommand()
            .decisionId("request-route")
            .variables(variables)
            .send()
            .join()
            .getDecisionOutput();

    // then
    var route = new ObjectMapper().readTree(output);
    assertThat(route.path("way").asText()).isEqualTo(way);
    assertThat(route.path("candidateGroup").asText()).isEqualTo(group);
    assertThat(route.path("priority").asInt()).isEqualTo(priority);
    assertThat(route.path("reason").asText()).isNotBlank();
    assertThat(Duration.parse(route.path("remindAfter").asText()))
        .isLessThan(Duration.parse(route.path("escalateAfter").asText()));
    assertThat(Duration.parse(route.path("escalateAfter").asText()))
        .isLessThan(Duration.parse(route.path("expireAfter").asText()));
  }
}
