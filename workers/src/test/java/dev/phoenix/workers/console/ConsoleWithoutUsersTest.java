package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The console before anyone may log in, as it is shipped. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConsoleWithoutUsersTest {

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    var data = Path.of("target", "console", UUID.randomUUID().toString()).toAbsolutePath();
    registry.add("phoenix.workers.data-directory", data::toString);
    registry.add("phoenix.workers.job.drain", () -> "0s");
    registry.add("camunda.client.worker.defaults.stream-enabled", () -> "false");
    registry.add("camunda.client.grpc-address", () -> "http://127.0.0.1:1");
  }

  @ParameterizedTest
  @CsvSource({
    "/console,503",
    "/console/requests.csv,503",
    "/console/money,503",
    "/actuator/health/liveness,200"
  })
  void shouldBeShutToEveryoneAndSayWhatToSet(String path, int status) {
    // when
    var answer = new Visitor(port, "ana", "ana").get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    if (path.equals("/console")) {
      assertThat(answer.body()).contains("PHOENIX_WORKERS_CONSOLE_USERS_0_NAME");
    }
  }
}
