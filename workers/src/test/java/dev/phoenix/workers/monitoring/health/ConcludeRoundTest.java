package dev.phoenix.workers.monitoring.health;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.health.probe.DiskProbe;
import dev.phoenix.workers.monitoring.health.probe.Finding;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.storage.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a round makes of what it saw: what counts, what people are told, what is written down. */
class ConcludeRoundTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Finding FINE = Finding.up("fine");
  private static final Finding GONE = Finding.down("gone");

  @ParameterizedTest
  @EnumSource
  void shouldTellOnceOfWhatStaysDownAndCloseItWhenItIsUp(TestDatabase database) {
    // given
    var health = new HealthUnderTest(database, CLOCK, null, target("feed", true, null, null));

    // when / then
    health.round(at(0), Map.of("feed", FINE));
    health.round(at(1), Map.of("feed", GONE));
    assertThat(health.open()).as("one bad round").isEmpty();
    health.round(at(2), Map.of("feed", GONE));
    health.round(at(3), Map.of("feed", GONE));
    assertThat(health.open()).containsExactly("CRITICAL FEED is down");
    health.round(at(4), Map.of("feed", FINE));
    assertThat(health.open()).isEmpty();
    assertThat(health.incidents.latest(10))
        .singleElement()
        .satisfies(over -> assertThat(over.closing()).isEqualTo("FEED is up again: fine"));
  }

  @Test
  void shouldChangeNothingWhenARoundIsConcludedAgainOrLate() {
    // given
    var health =
        new HealthUnderTest(TestDatabase.H2, CLOCK, null, target("feed", true, null, null));
    health.looks.begin("one", "feed");
    health.looks.end("one", "feed", GONE, Duration.ZERO);
    health.round(at(5), Map.of("feed", FINE));

    // when
    health.conclude("one", at(6));
    health.conclude("one", at(6));
    health.conclude("one", at(4));

    // then
    assertThat(health.standings.all())
        .singleElement()
        .satisfies(feed -> assertThat(feed.bad()).isEqualTo(1))
        .satisfies(feed -> assertThat(feed.state()).isEqualTo(TargetState.UP));
    assertThat(health.open()).isEmpty();
  }

  @Test
  void shouldOpenOneIncidentForWhatFlapsUntilItIsCalm() {
    // given
    var health =
        new HealthUnderTest(TestDatabase.H2, CLOCK, null, target("feed", true, null, null));

    // when
    for (int i = 0; i < 10; i++) {
      health.round(at(i), Map.of("feed", i % 2 == 0 ? FINE : GONE));
    }

    // then
    assertThat(health.open()).containsExactly("WARNING FEED keeps changing");
    assertThat(health.status.find("feed").orElseThrow().standing())
        .satisfies(feed -> assertThat(feed.trend()).isEqualTo(Trend.FLAPPING));
    for (int i = 10; i < 24; i++) {
      health.round(at(i), Map.of("feed", FINE));
    }
    assertThat(health.open()).isEmpty();
    assertThat(health.incidents.latest(10)).hasSize(1);
  }

  @Test
  void shouldSayWhatIsDegradedAndThenWorse() {
    // given
    var health =
        new HealthUnderTest(TestDatabase.H2, CLOCK, null, target("feed", true, null, null));

    // when / then
    health.round(at(0), Map.of("feed", Finding.degraded("slow")));
    health.round(at(1), Map.of("feed", Finding.degraded("slow")));
    assertThat(health.open()).containsExactly("WARNING FEED does not work as it should");
    health.round(at(2), Map.of("feed", GONE));
    assertThat(health.open()).containsExactly("CRITICAL FEED is down");
  }

  @Test
  void shouldKeepWhatIsOpenWhileNobodyCanTell() {
    // given
    var health =
        new HealthUnderTest(TestDatabase.H2, CLOCK, null, target("feed", true, null, null));
    health.round(at(0), Map.of("feed", GONE));
    health.round(at(1), Map.of("feed", GONE));

    // when
    health.round(at(2), Map.of("feed", Finding.unknown("who knows")));
    health.round(at(3), Map.of());

    // then
    assertThat(health.open()).containsExactly("CRITICAL FEED is down");
  }

  @Test
  void shouldNotTellOfWhatFollowsFromSomethingElse() {
    // given
    var health =
        new HealthUnderTest(
            TestDatabase.H2,
            CLOCK,
            null,
            target("runtime", true, null, null),
            target("drafting", true, "runtime", null));

    // when / then
    for (int i = 0; i < 3; i++) {
      health.round(at(i), Map.of("runtime", GONE, "drafting", GONE));
    }
    assertThat(health.open()).containsExactly("CRITICAL RUNTIME is down");
    health.round(at(3), Map.of("runtime", FINE, "drafting", GONE));
    assertThat(health.open()).containsExactly("CRITICAL DRAFTING is down");
  }

  @Test
  void shouldLeaveItToTheSupervisorToTellOfWhatItWatches() {
    // given
    var status =
        """
        {"services":[{"name":"feed"}],"watch":{"troubles":[
        {"key":"disk","since":"2026-11-22T03:00:00Z"},
        {"key":"memory","since":"2026-11-22T03:00:00Z","back":"2026-11-22T03:01:00Z"}]}}
        """;
    var door =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    door.start();
    door.stubFor(get("/status").willReturn(okJson(status)));
    var health =
        new HealthUnderTest(
            TestDatabase.H2,
            CLOCK,
            new SupervisorDoor(new SupervisorSettings(URI.create(door.baseUrl()), "t")),
            target("feed", true, null, "feed"),
            target("shop", false, null, null),
            target("disk", false, null, "disk"),
            target("memory", false, null, "memory"));
    var gone = Map.of("feed", GONE, "shop", GONE, "disk", GONE, "memory", GONE);

    // when
    health.round(at(0), gone);
    health.round(at(1), gone);
    door.stop();

    // then
    assertThat(health.open())
        .containsExactlyInAnyOrder(
            "CRITICAL FEED is down (told)",
            "WARNING SHOP is down",
            "WARNING DISK is down (told)",
            "WARNING MEMORY is down");
  }

  @Test
  void shouldForgetATargetThatIsNoLongerLookedAt() {
    // given
    var jdbc = TestDatabase.H2.migrated();
    var before = new HealthUnderTest(jdbc, CLOCK, null, target("feed", true, null, null));
    before.round(at(0), Map.of("feed", GONE));
    before.round(at(1), Map.of("feed", GONE));
    var after = new HealthUnderTest(jdbc, CLOCK, null, target("disk", true, null, null));

    // when
    after.round(at(2), Map.of("disk", FINE));

    // then
    assertThat(after.open()).isEmpty();
    assertThat(after.standings.all()).extracting(Standing::target).containsExactly("disk");
  }

  @Test
  void shouldMeasureAndWriteDownHowAllStands() throws Exception {
    // given
    var health =
        new HealthUnderTest(
            TestDatabase.H2,
            CLOCK,
            null,
            target("feed", true, null, null),
            target("disk", true, null, null));

    // when
    health.round(at(0), Map.of("feed", Finding.up("<b>|fine|</b>")));
    health.round(at(1), Map.of("feed", Finding.up("<b>|fine|</b>")));

    // then
    var text = Files.readString(health.folder.resolve("status.md"));
    assertThat(text)
        .contains("As of 2026-11-22T10:05:00Z.", "## Services", "| FEED | UP |")
        .contains("\\<b\\>\\|fine\\|\\</b\\>", "| DISK | UNKNOWN |");
    assertThat(health.folder).isDirectoryContaining(file -> file.endsWith("status.md"));
    try (var files = Files.list(health.folder)) {
      assertThat(files).hasSize(1);
    }
    assertThat(health.meters.get("phoenix.health.rounds").counter().count()).isEqualTo(2);
    assertThat(gauge(health, "phoenix.health.state", "feed")).isEqualTo(1);
    assertThat(gauge(health, "phoenix.health.latency", "feed")).isEqualTo(7);
    assertThat(gauge(health, "phoenix.health.state", "disk")).isNaN();
  }

  private static double gauge(HealthUnderTest health, String name, String target) {
    return health.meters.get(name).tag("target", target).gauge().value();
  }

  private static Instant at(int round) {
    return NOW.minus(Duration.ofHours(2)).plus(Duration.ofMinutes(5L * round));
  }

  private static Target target(
      String id, boolean critical, @Nullable String needs, @Nullable String service) {
    return new Target(
        id,
        id.toUpperCase(java.util.Locale.ROOT),
        Kind.DISK,
        Group.SERVICE,
        Duration.ofSeconds(5),
        null,
        critical,
        2,
        1,
        needs,
        service,
        new DiskProbe(Path.of("."), 0, 0));
  }
}
