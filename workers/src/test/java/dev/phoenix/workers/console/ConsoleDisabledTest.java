package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** The console switched off. */
@TestPropertySource(properties = "phoenix.workers.console.enabled=false")
class ConsoleDisabledTest extends ConsoleUnderTest {

  @ParameterizedTest
  @CsvSource({
    "/console,404",
    "/console/requests.csv,404",
    "/console/money,404",
    "/actuator/health/liveness,200"
  })
  void shouldBeShutToEveryone(String path, int status) {
    // when
    var answer = decider().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    if (path.equals("/console")) {
      assertThat(answer.body()).contains("phoenix.workers.console.enabled");
    }
  }
}
