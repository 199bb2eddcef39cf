package dev.phoenix.workers.monitoring.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.yaml.snakeyaml.Yaml;

/** What a real Alertmanager posts, with the configuration of this repository, is taken. */
@SuppressWarnings("NullAway.Init")
class RealAlertmanagerTest {

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
  private static final Path CONFIGURATION =
      Path.of("../deployments/observability/alertmanager.yml");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension
  static final WireMockExtension WORKERS =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir private Path folder;
  private Process alertmanager;
  private URI address;
  private final MockMvc doors = AlertDoorsTest.http(AlertsUnderTest.TOKEN);

  @BeforeEach
  void start() throws IOException {
    var installed = Files.isExecutable(PROGRAM);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("under CI=true Debian's package is installed").isTrue();
    }
    assumeTrue(installed, "skipped: apt-get install prometheus-alertmanager");
    WORKERS.stubFor(post(anyUrl()).willReturn(ok()));
    var listen = "127.0.0.1:" + freePort();
    address = URI.create("http://" + listen + "/");
    alertmanager =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + configuration(),
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=" + listen,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    await().atMost(PATIENCE).until(() -> answered(request("-/ready", null)) == 200);
  }

  @AfterEach
  void stop() {
    if (alertmanager != null) {
      alertmanager.destroyForcibly();
      alertmanager.onExit().join();
    }
  }

  @Test
  void shouldTakeTheBeginningAndTheEndAsTheRealOneSendsThem() throws Exception {
    // given
    var since = Instant.parse("2026-01-02T03:04:05.678Z");

    // when
    tell(since, Instant.now().plus(Duration.ofHours(1)));
    var firing = told("firing");
    deliver(firing);

    // then
    doors
        .perform(MockMvcRequestBuilders.get("/monitoring/alerts"))
        .andExpect(jsonPath("$.alerts.length()").value(1))
        .andExpect(jsonPath("$.alerts[0].state").value("firing"))
        .andExpect(jsonPath("$.alerts[0].name").value("phoenix-disk-full"))
        .andExpect(jsonPath("$.alerts[0].summary").value("<b>Full</b> & \"more\""))
        .andExpect(jsonPath("$.alerts[0].labels.severity").value("critical"));

    // when
    tell(since, Instant.now());
    deliver(told("resolved"));

    // then
    doors
        .perform(MockMvcRequestBuilders.get("/monitoring/alerts"))
        .andExpect(jsonPath("$.alerts").isEmpty());
  }

  /** The repository's, with this test's workers, and without its patience. */
  private Path configuration() throws IOException {
    Map<String, Object> all = new Yaml().load(Files.readString(CONFIGURATION));
    var hook = map(list(map(list(all.get("receivers"))).get("webhook_configs")));
    hook.put("url", WORKERS.baseUrl() + "/monitoring/alerts");
    var token = folder.resolve("token");
    Files.writeString(token, AlertsUnderTest.TOKEN);
    map(map(hook.get("http_config")).get("authorization"))
        .put("credentials_file", token.toString());
    map(all.get("route")).putAll(Map.of("group_wait", "0s", "group_interval", "1s"));
    return Files.writeString(folder.resolve("alertmanager.yml"), new Yaml().dump(all));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }

  private static Object list(@Nullable Object node) {
    return ((List<?>) Objects.requireNonNull(node)).getFirst();
  }

  /** Tells Alertmanager as Prometheus does. */
  private void tell(Instant since, Instant until) throws Exception {
    var alert =
        Map.of(
            "labels", Map.of("alertname", "phoenix-disk-full", "severity", "critical"),
            "annotations", Map.of("summary", "<b>Full</b> & \"more\""),
            "startsAt", since.toString(),
            "endsAt", until.toString());
    assertThat(
            answered(request("api/v2/alerts", new JsonMapper().writeValueAsString(List.of(alert)))))
        .isEqualTo(200);
  }

  private static LoggedRequest told(String status) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                WORKERS.findAll(postRequestedFor(anyUrl())).stream()
                    .filter(
                        call -> call.getBodyAsString().contains("\"status\":\"" + status + "\""))
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  /** Gives it to the workers' door as it came; 503 says that it is kept and no engine answers. */
  private void deliver(LoggedRequest call) throws Exception {
    doors
        .perform(
            MockMvcRequestBuilders.post(call.getUrl())
                .header("Authorization", call.getHeader("Authorization"))
                .contentType(MediaType.parseMediaType(call.getHeader("Content-Type")))
                .content(call.getBody()))
        .andExpect(status().isServiceUnavailable());
  }

  private HttpRequest request(String path, @Nullable String body) {
    var request = HttpRequest.newBuilder(address.resolve(path));
    return body == null
        ? request.build()
        : request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
  }

  private static int answered(HttpRequest request) throws InterruptedException {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
