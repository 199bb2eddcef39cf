package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import dev.phoenix.model.server.ModelRuntimeApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The skills as the processes that they are: one is killed, and the other does not notice. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
class IsolatedSkillsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte[] PICTURE = Variant.jpeg(Scene.GRADIENT.draw(7, 640, 400), 0.9f);

  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }

  @Test
  void shouldServeTextsWhileTheImagesAreKilledAndStartedAgain() throws Exception {
    // given
    int imagesPort = freePort();
    int textPort = freePort();
    var images = start("images", imagesPort, imagesPort);
    var text = start("text", textPort, imagesPort);
    try (var caller = new Caller(textPort)) {
      healthy(caller);
      prepares(caller);

      // then each has loaded its own library alone
      assertThat(loaded(images)).contains("webp").doesNotContain("libjllama");
      assertThat(loaded(text)).contains("libjllama").doesNotContain("webp");

      // when the one is killed while it works
      var sending = new AtomicBoolean(true);
      var statuses = new ArrayList<Integer>();
      var client =
          Thread.startVirtualThread(
              () -> {
                while (sending.get()) {
                  statuses.add(status(caller));
                }
              });
      images.destroyForcibly().onExit().join();
      await().atMost(PATIENCE).until(() -> status(caller) == 503);
      sending.set(false);
      client.join();

      // then nothing hung, and texts go on
      assertThat(statuses).isNotEmpty().allMatch(status -> status == 200 || status == 503);
      assertThat(post(caller).headers().firstValue("Retry-After")).isPresent();
      var draft = caller.post("/v1/omni-loop", "{\"brief\":{\"topic\":\"autumn bread\"}}");
      assertThat(draft.statusCode()).as(draft.body()).isEqualTo(200);
      assertThat(caller.send(caller.bare("/actuator/health").GET()).statusCode()).isEqualTo(200);

      // when
      start("images", imagesPort, imagesPort);

      // then
      prepares(caller);
    }
  }

  private Process start(String role, int port, int imagesPort) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ModelRuntimeApplication.class.getName()));
    command.addAll(Roles.arguments(role, folder.resolve(role)));
    command.add("--server.port=" + port);
    command.add("--phoenix.model-runtime.images.address=http://127.0.0.1:" + imagesPort);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    processes.add(process);
    return process;
  }

  private static void healthy(Caller caller) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> caller.send(caller.bare("/actuator/health").GET()).statusCode(),
            status -> status == 200);
  }

  private static void prepares(Caller caller) {
    await().atMost(PATIENCE).until(() -> status(caller) == 200);
  }

  private static int status(Caller caller) {
    try {
      return post(caller).statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static HttpResponse<String> post(Caller caller) throws IOException, InterruptedException {
    return caller.send(
        caller
            .bare("/v1/images")
            .header("Authorization", "Bearer " + HttpTest.TOKEN)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(PICTURE)));
  }

  /** The files that the process has mapped. */
  private static String loaded(Process process) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/maps"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
