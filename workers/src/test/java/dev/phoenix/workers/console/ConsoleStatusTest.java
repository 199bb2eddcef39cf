package dev.phoenix.workers.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.monitoring.incident.Trouble;
import dev.phoenix.workers.storage.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The status, on the page and for programs. */
@ExtendWith(NeedsChromium.class)
@TestPropertySource(
    properties = {
      "test.data=how all stands",
      "phoenix.workers.monitoring.health.feed=http://127.0.0.1:1/service",
      "phoenix.workers.monitoring.health.opensearch=http://127.0.0.1:1",
      "phoenix.workers.monitoring.health.targets[0].id=shop",
      "phoenix.workers.monitoring.health.targets[0].name=Web shop",
      "phoenix.workers.monitoring.health.targets[0].kind=http",
      "phoenix.workers.monitoring.health.targets[0].address=http://ana:s3cret@127.0.0.1:1/"
    })
@SuppressWarnings("NullAway.Init")
class ConsoleStatusTest extends ConsoleUnderTest {

  private static final Path SHOTS = Path.of("target/screenshots");
  private static final String MARKUP = "<script>alert(1)</script>";

  @Autowired private JdbcClient jdbc;
  @Autowired private Installation installation;
  @Autowired private Incidents incidents;

  @BeforeEach
  void forget() {
    jdbc.sql("delete from health_standing").update();
    jdbc.sql("delete from health_look").update();
    incidents.open().forEach(open -> incidents.close(open.key(), "Forgotten."));
  }

  @Test
  void shouldSayHowToStartBeforeTheFirstRound() {
    // when
    var body = viewer().get("/console/status").body();

    // then
    assertThat(body)
        .contains("Nothing was looked at yet", "within five minutes", "health-check-all")
        .contains("Database", "Camunda", "Web shop", "no round yet")
        .contains("Nothing is broken that is known of");
  }

  @Test
  void shouldShowEachTargetWithItsStateTrendAndHistory() {
    // given
    team(MARKUP);

    // when
    var body = viewer().get("/console/status").body();
    var history = viewer().get("/console/status/feed").body();

    // then
    assertThat(body)
        .contains("state DOWN\">Down", "state DEGRADED\">Degraded", "state UNKNOWN\">Unknown")
        .contains("worse", "Feed is down", "nobody looks into it yet", "looks up, median")
        .contains("href=\"/console/status/feed\"")
        .doesNotContain(MARKUP, "s3cret");
    assertThat(history).contains("The last 60 looks at Feed", "alert(1)").doesNotContain(MARKUP);
    assertThat(viewer().reading("es").get("/console/status").body())
        .contains("Caído", "Degradado", "empeora", "Servicios");
    assertThat(viewer().get("/console/status/nobody").statusCode()).isEqualTo(404);
    assertThat(nobody().get("/console/status").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldTellProgramsTheSame() throws Exception {
    // given
    team(MARKUP);

    // when
    var status = new JsonMapper().readTree(nobody().get("/monitoring/status").body());

    // then
    assertThat(status.path("at").asText()).isEqualTo("2026-11-22T12:00:00Z");
    var feed =
        status
            .path("components")
            .valueStream()
            .filter(c -> c.path("id").asText().equals("feed"))
            .findFirst()
            .orElseThrow();
    assertThat(feed.toString())
        .isEqualTo(
            "{\"id\":\"feed\",\"name\":\"Feed\",\"kind\":\"feed\",\"group\":\"integration\","
                + "\"state\":\"DOWN\",\"since\":\"2026-11-22T11:00:00Z\","
                + "\"lastChange\":\"2026-11-22T11:00:00Z\",\"trend\":\"WORSE\","
                + "\"latencyMs\":12,\"detail\":\""
                + MARKUP
                + "\"}");
    assertThat(status.path("incidents").path(0).path("key").asText()).isEqualTo("health:feed");
    assertThat(status.toString()).doesNotContain("s3cret");
  }

  /** The supervisor's own test reads the same example. */
  @Test
  void shouldTellProgramsWhatIsDocumented() throws Exception {
    // given
    team("the service document answers 503");
    var page = Files.readString(Path.of("../docs/monitoring.md"));
    var json = new JsonMapper();
    var documented = json.readTree(page.split("## For programs\\s+```json")[1].split("```")[0]);

    // when
    var status = json.readTree(nobody().get("/monitoring/status").body());

    // then
    assertThat(status.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(documented::fieldNames);
    for (var part : new String[] {"components", "incidents"}) {
      assertThat(status.path(part)).isNotEmpty();
      for (var one : status.path(part)) {
        assertThat(one.fieldNames())
            .toIterable()
            .containsExactlyInAnyOrderElementsOf(documented.path(part).path(0)::fieldNames);
      }
    }
  }

  @Test
  void shouldBeSeenOnAllScreens(Browser chromium) {
    // given
    team("the service document answers 503");

    for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      // when / then
      shoot(
          chromium,
          scheme,
          1280,
          "en-US",
          "status-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
    }
    shoot(chromium, ColorScheme.LIGHT, 390, "es-ES", "status-phone");
  }

  private void shoot(Browser chromium, ColorScheme scheme, int width, String locale, String name) {
    try (var context =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setHttpCredentials("vera", "vera's password"))) {
      context.setDefaultTimeout(120_000);
      var page = context.newPage();
      for (var path : new String[] {"", "/feed"}) {
        page.navigate("http://127.0.0.1:" + port + "/console/status" + path);
        assertThat(page.locator("nav a[aria-current]")).hasAttribute("href", "/console/status");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + path.replace('/', '-') + ".png"))
                .setFullPage(true));
      }
    }
  }

  private void team(String trouble) {
    var round = Instant.parse("2026-11-22T12:00:00Z");
    stand(
        "database",
        "UP",
        "STEADY",
        round.minus(Duration.ofDays(12)),
        null,
        1L,
        "answers; effects: 0 under way, 0 unknown");
    stand(
        "disk",
        "DEGRADED",
        "WORSE",
        round.minus(Duration.ofHours(3)),
        round.minus(Duration.ofHours(3)),
        0L,
        "0.9 GB of 40.0 GB free (2 %)");
    stand(
        "memory",
        "UP",
        "STEADY",
        round.minus(Duration.ofDays(2)),
        null,
        3L,
        "2210 MB in all; most: camunda 1010 MB, opensearch 640 MB, workers 260 MB");
    stand(
        "camunda",
        "UP",
        "STEADY",
        round.minus(Duration.ofDays(2)),
        round.minus(Duration.ofDays(2)),
        14L,
        "8.6.0 with 1 brokers; 1 of 1 partitions have a leader; 0 open incidents, 0 requests"
            + " refused since the last look");
    stand(
        "model-runtime",
        "UP",
        "BETTER",
        round.minus(Duration.ofHours(30)),
        null,
        9L,
        "0 of 20 places in its queue are taken");
    stand(
        "drafting",
        "UP",
        "STEADY",
        round.minus(Duration.ofHours(30)),
        null,
        1840L,
        "phoenix-core wrote \"The bakery opens at six on Saturday ...\"");
    stand(
        "feed",
        "DOWN",
        "WORSE",
        round.minus(Duration.ofHours(1)),
        round.minus(Duration.ofHours(1)),
        12L,
        trouble);
    stand(
        "shop",
        "UP",
        "FLAPPING",
        round.minus(Duration.ofMinutes(20)),
        round.minus(Duration.ofMinutes(5)),
        231L,
        "answered 200");
    var now = Instant.now();
    for (int i = 0; i < 60; i++) {
      look("feed", i, now, i < 12 ? "DOWN" : "UP", 10 + 7 * (i % 5), trouble);
      look("shop", i, now, i % 3 == 0 ? "DOWN" : "UP", 200 + 40 * (i % 7), trouble);
      look("drafting", i, now, "UP", 1500 + 200 * (i % 4), trouble);
      look("disk", i, now, i < 36 ? "DEGRADED" : "UP", 0, trouble);
      look("camunda", i, now, "UP", 12 + i % 5, trouble);
      look("database", i, now, "UP", 1, trouble);
    }
    incidents.open(new Trouble("health:feed", Severity.CRITICAL, "Feed is down", trouble, false));
  }

  private void stand(
      String target,
      String state,
      String trend,
      Instant since,
      @Nullable Instant change,
      long latency,
      String detail) {
    jdbc.sql(
            "insert into health_standing (installation, target, state, since, last_change, seen,"
                + " bad, good, marks, flapping, trend, latency_ms, detail, round_at) values"
                + " (:installation, :target, :state, :since, :change, :state, 0, 0, '', false,"
                + " :trend, :latency, :detail, :round)")
        .param("installation", installation.id())
        .param("target", target)
        .param("state", state)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("change", change == null ? null : change.atOffset(ZoneOffset.UTC))
        .param("trend", trend)
        .param("latency", latency)
        .param("detail", detail)
        .param("round", Instant.parse("2026-11-22T12:00:00Z").atOffset(ZoneOffset.UTC))
        .update();
  }

  private void look(
      String target, int round, Instant now, String state, long latency, String trouble) {
    jdbc.sql(
            "insert into health_look (installation, round_id, target, begun_at, state, latency_ms,"
                + " detail) values (:installation, :round, :target, :at, :state, :latency,"
                + " :detail)")
        .param("installation", installation.id())
        .param("round", "r" + round)
        .param("target", target)
        .param("at", now.minus(Duration.ofMinutes(5L * round)).atOffset(ZoneOffset.UTC))
        .param("state", state)
        .param("latency", latency)
        .param("detail", state.equals("UP") ? "answered 200" : trouble)
        .update();
  }
}
