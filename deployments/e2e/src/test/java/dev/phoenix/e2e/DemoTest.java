package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo on the embedded platform, with real Camunda, OpenSearch, feed server, model runtime and
 * workers.
 */
@Order(1)
class DemoTest {

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void shouldTakeAPostFromARequestToTheFeedAndLeaveNoProcess(@TempDir Path home) throws Exception {
    // given
    var launcher = new Launcher(home.resolve("phoenix"), FreePorts.base());

    // when
    var demo = launcher.run("demo");

    // then
    assertThat(demo.code()).as(demo.output()).isZero();
    var result = new ObjectMapper().readTree(demo.output().strip().lines().toList().getLast());
    assertThat(result.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(result.path("channel").asText()).isEqualTo("feed");
    assertThat(result.path("entry").asText()).matches("http://127\\.0\\.0\\.1:\\d+/posts/1");
    assertThat(result.path("writer").asText()).isIn("phoenix-core", "template");
    assertThat(result.path("iterations").asInt()).isBetween(1, 6);
    assertThat(launcher.processes()).as("processes left behind").isEmpty();
  }
}
