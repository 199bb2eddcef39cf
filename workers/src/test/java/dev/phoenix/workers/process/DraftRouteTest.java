package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ZeebeProcessTest
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class DraftRouteTest {

  private ZeebeTestEngine engine;
  private ZeebeClient client;
  private RecordStream records;

  @ParameterizedTest
  @CsvSource({
    "BANNED_TERM, , 1, redraft, editors, 50",
    "INSTRUCTION_LEAK, , 1, redraft, editors, 50",
    "INSTRUCTION_LEAK, , 2, review, managers, 90",
    "PROMPT_ECHO, , 3, review, managers, 90",
    "BANNED_TERM, , 2, review, editors, 80",
    ", REPETITION, 1, review, editors, 60",
    ", , 1, review, editors, 50",
    ", , 3, review, editors, 50"
  })
  void shouldRouteByTheFindingsOnly(
      String error, String warning, int round, String next, String group, int priority)
      throws Exception {
    // given
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("bpmn/social-media/draft-route.dmn")
        .send()
        .join();

    // when
    var output =
        client
            .newEvaluateDecisionCommand()
            .decisionId("draft-route")
            .variables(Map.of("errors", list(error), "warnings", list(warning), "round", round))
            .send()
            .join()
            .getDecisionOutput();

    // then
    var route = new ObjectMapper().readTree(output);
    assertThat(route.path("next").asText()).isEqualTo(next);
    assertThat(route.path("candidateGroup").asText()).isEqualTo(group);
    assertThat(route.path("priority").asInt()).isEqualTo(priority);
    assertThat(route.path("reason").asText()).isNotBlank();
  }

  private static List<String> list(String code) {
    return code == null ? List.of() : List.of(code);
  }
}
