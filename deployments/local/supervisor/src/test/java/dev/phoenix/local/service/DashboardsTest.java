package dev.phoenix.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards and rules as Grafana and Prometheus would read them. */
class DashboardsTest {

  private static final Path FOLDER = Path.of("../../observability");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temporary;

  static List<Path> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("grafana"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void shouldBeADashboardThatGrafanaImports(Path file) throws Exception {
    // when
    var board = JSON.readTree(file.toFile());

    // then
    assertThat(board.path("uid").asText()).matches("phoenix-[a-z]{1,30}");
    assertThat(board.path("title").asText()).startsWith("Phoenix: ");
    assertThat(board.at("/templating/list/0/name").asText()).isEqualTo("datasource");
    assertThat(board.at("/templating/list/0/query").asText()).isEqualTo("prometheus");
    var ids = new HashSet<Integer>();
    for (var panel : board.path("panels")) {
      var title = panel.path("title").asText();
      assertThat(ids.add(panel.path("id").asInt())).as("id of " + title).isTrue();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
      assertThat(panel.path("targets")).as(title).isNotEmpty();
    }
  }

  @Test
  void shouldHaveNoTwoDashboardsOfOneUid() throws Exception {
    assertThat(dashboards())
        .hasSize(4)
        .extracting(file -> JSON.readTree(file.toFile()).path("uid").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldOnlyAskWhatPrometheusCanParse() throws Exception {
    // given
    var rules = new ArrayList<String>();
    for (var file : dashboards()) {
      for (JsonNode panel : JSON.readTree(file.toFile()).path("panels")) {
        for (var target : panel.path("targets")) {
          rules.add(
              "{\"record\": \"a:b\", \"labels\": {\"n\": \"%d\"}, \"expr\": %s}"
                  .formatted(rules.size(), target.path("expr")));
        }
      }
    }
    var file = temporary.resolve("panels.yml");
    Files.writeString(
        file, "{\"groups\": [{\"name\": \"x\", \"rules\": [" + String.join(",", rules) + "]}]}");

    // when / then
    assertThat(rules).hasSizeGreaterThan(40);
    promtool("check", "rules", file.toString());
  }

  @Test
  void shouldFireAsTheRulesTestsSay() throws Exception {
    promtool("test", "rules", "tests/recording.test.yml", "tests/alerts.test.yml");
  }

  @Test
  void shouldTestEachAlertRule() throws Exception {
    // given
    var tests = Files.readString(FOLDER.resolve("tests/alerts.test.yml"));

    // when
    var alerts =
        Files.readAllLines(FOLDER.resolve("rules/alerts.yml")).stream()
            .filter(line -> line.contains("- alert: "))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .toList();

    // then
    assertThat(alerts).isNotEmpty().allMatch(name -> tests.contains("alertname: " + name));
  }

  private static void promtool(String... arguments) throws Exception {
    var installed = Files.isExecutable(Path.of("/usr/bin/promtool"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("under CI=true Debian's package prometheus is installed").isTrue();
    }
    assumeTrue(installed, "skipped: install Prometheus (apt-get install prometheus)");
    var command = new ArrayList<>(List.of("/usr/bin/promtool"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
