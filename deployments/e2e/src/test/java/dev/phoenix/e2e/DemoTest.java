package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo on the embedded platform, with real Camunda, OpenSearch, feed server, model runtime and
 * workers.
 */
class DemoTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int PORTS = 11;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void shouldTakeAPostFromARequestToTheFeedAndLeaveNoProcess(@TempDir Path home) throws Exception {
    // given
    var command =
        new ProcessBuilder(ROOT.resolve("deployments/phoenix").toString(), "demo")
            .redirectErrorStream(true);
    command.environment().put("PHOENIX_HOME", home.resolve("phoenix").toString());
    command.environment().put("PHOENIX_PORT_BASE", Integer.toString(freePorts()));

    // when
    var demo = command.start();
    demo.getOutputStream().close();
    var output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // then
    assertThat(demo.waitFor()).as(output).isZero();
    var result = new ObjectMapper().readTree(output.strip().lines().toList().getLast());
    assertThat(result.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(result.path("channel").asText()).isEqualTo("feed");
    assertThat(result.path("entry").asText()).matches("http://127\\.0\\.0\\.1:\\d+/posts/1");
    assertThat(result.path("writer").asText()).isNotEmpty();
    assertThat(result.path("iterations").asInt()).isBetween(1, 3);
    assertThat(mentioning(home)).as("processes left behind").isEmpty();
  }

  private static List<Long> mentioning(Path home) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(home.toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** The first of eleven free ports in a row, below those that the system gives to clients. */
  private static int freePorts() {
    return IntStream.iterate(
            20_000 + (int) (ProcessHandle.current().pid() % 500) * 20,
            base -> base < 32_000,
            base -> base + PORTS)
        .filter(base -> IntStream.range(base, base + PORTS).allMatch(DemoTest::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
