package dev.phoenix.local.watch;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.local.Json;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.supervise.Leftovers;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.TinyService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole watch, beside a supervisor that is killed. */
class WatchTest {

  private static final String SEND = "/bot1:token/sendMessage";

  @RegisterExtension
  static final WireMockExtension TELEGRAM =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir private Path folder;
  private @Nullable Process supervisor;

  @BeforeEach
  void takeMessages() {
    TELEGRAM.stubFor(
        post(SEND)
            .willReturn(okJson("{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1795341600}}")));
  }

  @AfterEach
  void end() throws InterruptedException {
    if (supervisor != null) {
      supervisor.destroyForcibly().waitFor();
    }
    state().ifPresent(state -> Leftovers.end(state, Duration.ofSeconds(1)));
  }

  @Test
  void shouldTellOnceAlsoWhenTheSupervisorIsKilledBetween() throws Exception {
    // given a service that died, of which people were told
    startSupervisor();
    var feed = state().orElseThrow().services().getFirst();
    Objects.requireNonNull(feed.process()).find().orElseThrow().destroyForcibly();
    await().atMost(Running.LONG).until(() -> told().size() == 1);
    await()
        .atMost(Running.LONG)
        .until(
            () ->
                new WatchFile(home().watchFile())
                    .read().notices().stream()
                        .allMatch(notice -> notice.state() == Notice.State.SENT));

    // when
    Objects.requireNonNull(supervisor).destroyForcibly().waitFor();
    startSupervisor();

    // then
    await().atMost(Running.LONG).until(() -> told().size() == 2);
    assertThat(told().getFirst()).startsWith("Phoenix: feed died\n");
    assertThat(told().getLast()).startsWith("Phoenix: feed is well again\n");
  }

  @Test
  void shouldCountInATextThatPrometheusReads() throws Exception {
    // given
    var home = home();
    var settings = Settings.read(home, Map.of());
    try (var watch = new Watch(home, settings, Map.of());
        var running =
            new Running(
                folder, TinyService.service("feed", folder, TinyService.freePort(), List.of()))) {
      watch.begin(running.supervisor);

      // when
      var text = watch.metrics();

      // then
      assertThat(text)
          .contains("phoenix_service_up{service=\"feed\"} 1\n")
          .contains("phoenix_service_restarts_total{service=\"feed\"} 0\n")
          .contains("phoenix_watch_notices_total{state=\"sent\"} 0\n")
          .containsPattern("phoenix_service_memory_bytes\\{service=\"feed\"} [1-9][0-9]+\n");
      assumeTrue(hasPromtool(), "promtool is not installed");
      var promtool = new ProcessBuilder("promtool", "check", "metrics").start();
      promtool.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      promtool.getOutputStream().close();
      var said = new String(promtool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(promtool.waitFor()).as(said).isZero();
    }
  }

  private void startSupervisor() throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WatchedSupervisor.class.getName(),
                folder.toString(),
                String.valueOf(TinyService.freePort()))
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "PHOENIX_WORKERS_TELEGRAM_TOKEN", "1:token",
                "PHOENIX_WORKERS_TELEGRAM_CHAT", "4242",
                "PHOENIX_WORKERS_TELEGRAM_API", TELEGRAM.baseUrl()));
    var started = builder.start();
    supervisor = started;
    var out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).startsWith("healthy");
  }

  private static List<String> told() {
    return TELEGRAM.findAll(postRequestedFor(urlEqualTo(SEND))).stream()
        .map(
            request -> {
              try {
                return Json.MAPPER.readTree(request.getBodyAsString()).path("text").asText();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private Optional<RunState> state() {
    return new RunStateFile(home().stateFile()).read();
  }

  private Home home() {
    return new Home(folder, folder, folder);
  }

  private static boolean hasPromtool() {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool")));
  }
}
