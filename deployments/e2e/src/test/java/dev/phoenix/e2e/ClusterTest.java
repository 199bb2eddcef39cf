package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.e2e.Platform.Running;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Phoenix beside a Camunda cluster that is there already: here, the embedded one. */
@Order(7)
@ExtendWith(Platform.class)
class ClusterTest {

  private static final Map<String, String> DEMO =
      Map.of(
          "CAMUNDA_CLIENT_AUTH_METHOD", "basic",
          "CAMUNDA_CLIENT_AUTH_USERNAME", "demo",
          "CAMUNDA_CLIENT_AUTH_PASSWORD", "demo");

  @Test
  void shouldStartItsOwnProcessesOnly(Running phoenix, @TempDir Path folder) throws Exception {
    // given
    var launcher = new Launcher(folder.resolve("phoenix"), FreePorts.base());
    var output = folder.resolve("up.log");
    var command = up(launcher, phoenix.address(), DEMO);

    // when
    var up = command.redirectOutput(output.toFile()).start();

    // then
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> !up.isAlive() || Files.readString(output).contains("Ctrl-C stops"));
      assertThat(up.isAlive()).as(Files.readString(output)).isTrue();
      var status = new ObjectMapper().readTree(launcher.run("status", "--json").output());
      assertThat(status.path("services").findValuesAsText("name"))
          .containsExactlyInAnyOrder("feed", "model-runtime", "model-runtime-images", "workers");
      assertThat(launcher.run("down").code()).isZero();
      assertThat(up.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(launcher.processes()).isEmpty();
    } finally {
      up.destroy();
    }
  }

  @Test
  void shouldSayThatTheClusterRefusesThePassword(Running phoenix, @TempDir Path folder)
      throws Exception {
    // given
    var launcher = new Launcher(folder.resolve("phoenix"), FreePorts.base());
    var wrong = Map.of("CAMUNDA_CLIENT_AUTH_PASSWORD", "wrong");
    var output = folder.resolve("up.log");
    var command = up(launcher, phoenix.address(), DEMO);
    command.environment().putAll(wrong);

    // when
    var up = command.redirectOutput(output.toFile()).start();

    // then
    assertThat(up.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(up.exitValue()).isNotZero();
    assertThat(Files.readString(output))
        .contains("refuses the credentials")
        .doesNotContain("wrong")
        .doesNotContain("starting");
    assertThat(launcher.processes()).isEmpty();
  }

  @Test
  void shouldRefuseASecondUp(Running phoenix) throws Exception {
    // when
    var second = phoenix.launcher().run("up");

    // then
    assertThat(second.code()).isNotZero();
    assertThat(second.output()).contains("Phoenix already runs");
  }

  private static ProcessBuilder up(Launcher launcher, URI rest, Map<String, String> credentials) {
    var gateway = "http://127.0.0.1:" + (rest.getPort() + 1);
    var command = launcher.command("up", "--cluster", rest.toString(), "--cluster-grpc", gateway);
    command.environment().putAll(credentials);
    return command.redirectInput(Path.of("/dev/null").toFile());
  }
}
