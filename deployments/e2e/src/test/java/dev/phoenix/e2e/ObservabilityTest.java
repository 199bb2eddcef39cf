package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.e2e.Platform.Running;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a real Prometheus knows of the running platform. */
@Order(90)
@ExtendWith(Platform.class)
class ObservabilityTest {

  private static final Path FOLDER = Launcher.ROOT.resolve("deployments/observability");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeEach
  void needsPrometheus() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(Platform.PROMETHEUS).as("under CI=true Prometheus is installed").isTrue();
    }
    assumeTrue(Platform.PROMETHEUS, "skipped: install Prometheus (apt-get install prometheus)");
  }

  @Test
  void shouldScrapeEveryService(Running phoenix) throws Exception {
    // when
    await()
        .alias("all targets are up")
        .atMost(PATIENCE)
        .until(() -> query(phoenix.prometheus(), "up == 0").isEmpty());

    // then
    assertThat(query(phoenix.prometheus(), "up").findValuesAsText("job"))
        .contains("workers", "model-runtime", "feed", "camunda", "supervisor");
  }

  @Test
  void shouldShowSomethingInEveryPanel(Running phoenix) throws Exception {
    // given
    var panels = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("grafana"))) {
      for (var file : files.toList()) {
        for (var panel : JSON.readTree(file.toFile()).path("panels")) {
          for (var target : panel.path("targets")) {
            panels.put(
                file.getFileName() + ": " + panel.path("title").asText() + target.path("refId"),
                target.path("expr").asText());
          }
        }
      }
    }

    // then
    assertThat(panels).hasSizeGreaterThan(40);
    awaitAnswers(phoenix, panels);
  }

  @Test
  void shouldEvaluateEveryRule(Running phoenix) throws Exception {
    // given
    var metrics = new TreeMap<String, String>();
    for (var file : new String[] {"recording.yml", "alerts.yml"}) {
      var rules = new YAMLMapper().readTree(FOLDER.resolve("rules").resolve(file).toFile());
      for (var rule : rules.at("/groups/0/rules")) {
        var name = rule.path("alert").asText(rule.path("record").asText());
        // an alert's question without what makes it one
        var expr = rule.path("expr").asText();
        metrics.put(name, rule.has("alert") ? expr.split(" (==|>|<) ")[0] : expr);
      }
    }

    // then
    metrics.keySet().removeIf(name -> name.contains("job"));
    metrics.replaceAll((name, expr) -> "(" + expr + ") or vector(0)");
    awaitAnswers(phoenix, metrics);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        get(phoenix.prometheus().resolve("/api/v1/rules"))
                            .findValuesAsText("health"))
                    .isNotEmpty()
                    .containsOnly("ok"));
  }

  @Test
  void shouldAskTheAlertRulesOfTheWorkers(Running phoenix) throws Exception {
    // when
    var instance = phoenix.cluster().start("performance-alerting", Map.of());

    // then
    assertThat(phoenix.cluster().ended(instance, "alerts-concluded"))
        .contains("rule-answered")
        .doesNotContain("rule-not-answered");
    assertThat(phoenix.cluster().incidents(instance)).isZero();
  }

  private static void awaitAnswers(Running phoenix, Map<String, String> queries) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              var empty = new TreeMap<String, String>();
              for (var each : queries.entrySet()) {
                if (query(phoenix.prometheus(), each.getValue()).isEmpty()) {
                  empty.put(each.getKey(), each.getValue());
                }
              }
              assertThat(empty).isEmpty();
            });
  }

  private static JsonNode query(URI prometheus, String query) throws Exception {
    return get(prometheus.resolve(
            "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
        .at("/data/result");
  }

  private static JsonNode get(URI address) throws IOException, InterruptedException {
    var answer =
        HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
