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
import java.util.regex.Pattern;
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
  private static final Pattern SERIES =
      Pattern.compile(
          "\\b((?:phoenix[_:]|jvm_|hikaricp_|disk_|zeebe_|process_|http_)[a-z0-9_:]+|up)(\\{[^}]*})?");
  private static final Pattern OUTCOME = Pattern.compile("(outcome)=~?\"[^\"]*\"");
  private static final Pattern BY = Pattern.compile("\\bby \\(([a-z_, ]+)\\)");
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
  void shouldEvaluateEveryRule(Running phoenix) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        get(phoenix.prometheus().resolve("/api/v1/rules"))
                            .findValuesAsText("health"))
                    .hasSizeGreaterThanOrEqualTo(rules().size())
                    .containsOnly("ok"));
  }

  /** A misspelt metric, label or value makes a rule that is evaluated well and never fires. */
  @Test
  void shouldAskOnlyForWhatTheRunningServicesExport(Running phoenix) throws Exception {
    // given
    var rules = rules();
    rules.putAll(workersRules());

    // when
    var queries = new TreeMap<String, String>();
    for (var rule : rules.entrySet()) {
      var expr = rule.getValue();
      var series = SERIES.matcher(expr).results().toList();
      assertThat(series).as(rule.getKey()).isNotEmpty();
      for (var one : series) {
        if (one.group(1).contains(":")) {
          assertThat(rules).containsKey(one.group(1));
          continue;
        }
        // that jobs fail is nothing to wait for: RulesTest knows the outcomes that there are
        var matchers =
            one.group(2) == null ? "" : OUTCOME.matcher(one.group(2)).replaceAll("$1!=\"\"");
        queries.put(rule.getKey() + ": " + one.group(), "count(" + one.group(1) + matchers + ")");
        for (var by : BY.matcher(expr).results().toList()) {
          for (var label : by.group(1).split(", *")) {
            queries.put(
                rule.getKey() + ": " + one.group(1) + " by " + label,
                "count(%s{%s!=\"\"})".formatted(one.group(1), label));
          }
        }
      }
    }

    // then
    assertThat(queries).hasSizeGreaterThan(20);
    awaitAnswers(phoenix, queries);
  }

  /** What rules and alerts ask, by their name. */
  private static Map<String, String> rules() throws IOException {
    var all = new TreeMap<String, String>();
    for (var file : new String[] {"recording.yml", "alerts.yml"}) {
      var rules = new YAMLMapper().readTree(FOLDER.resolve("rules").resolve(file).toFile());
      for (var rule : rules.at("/groups/0/rules")) {
        all.put(
            rule.path("alert").asText(rule.path("record").asText()), rule.path("expr").asText());
      }
    }
    return all;
  }

  /** What the workers ask by themselves. */
  private static Map<String, String> workersRules() throws IOException {
    var all = new TreeMap<String, String>();
    var settings =
        new YAMLMapper()
            .readTree(
                Launcher.ROOT.resolve("workers/src/main/resources/application.yaml").toFile());
    for (var rule : settings.at("/phoenix/workers/monitoring/alert/rules")) {
      all.put("workers' " + rule.path("name").asText(), rule.path("query").asText());
    }
    assertThat(all).hasSizeGreaterThan(5);
    return all;
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
