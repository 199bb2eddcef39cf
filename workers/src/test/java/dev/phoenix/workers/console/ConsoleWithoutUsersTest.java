package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The console before anyone may log in. */
class ConsoleWithoutUsersTest extends ConsoleUnderTest {

  /** None, instead of those of other tests. */
  @DynamicPropertySource
  static void users(DynamicPropertyRegistry registry) {}

  @ParameterizedTest
  @CsvSource({
    "/console,503",
    "/console/requests.csv,503",
    "/webjars/chart.js/dist/chart.umd.js,503",
    "/actuator/health/liveness,200"
  })
  void shouldBeShutToEveryone(String path, int status) {
    // when
    var answer = nobody().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    if (path.equals("/console")) {
      assertThat(answer.body()).contains("PHOENIX_WORKERS_CONSOLE_USERS_0_NAME");
    }
  }
}
