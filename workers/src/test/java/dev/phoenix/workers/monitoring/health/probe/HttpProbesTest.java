package dev.phoenix.workers.monitoring.health.probe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes that ask over HTTP, against a server that answers as the real ones do, and worse. */
class HttpProbesTest {

  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private static final SupervisorDoor NO_DOOR =
      new SupervisorDoor(new SupervisorSettings(null, null));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  static {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.resetAll();
  }

  @BeforeEach
  void reset() {
    SERVER.resetAll();
  }

  @Test
  void shouldBeUpWhereTheStatusAndTheTextAreRight() throws HttpFailure {
    // given
    SERVER.stubFor(get("/").willReturn(ok("all is well")));

    // when / then
    assertThat(new HttpProbe(web(), 0, "well").look().state()).isEqualTo(TargetState.UP);
    assertThat(new HttpProbe(web(), 200, null).look().state()).isEqualTo(TargetState.UP);
  }

  @Test
  void shouldBeDownWhereTheStatusOrTheTextAreWrong() throws HttpFailure {
    // given
    SERVER.stubFor(get("/").willReturn(ok("all is well")));

    // when / then
    assertThat(new HttpProbe(web(), 204, null).look())
        .isEqualTo(Finding.down("answered 200 instead of 204"));
    assertThat(new HttpProbe(web(), 0, "broken").look().state()).isEqualTo(TargetState.DOWN);
  }

  @Test
  void shouldFollowNoRedirect() throws HttpFailure {
    // given
    SERVER.stubFor(
        get("/").willReturn(aResponse().withStatus(302).withHeader("Location", "/other")));

    // when / then
    assertThat(new HttpProbe(web(), 0, null).look())
        .isEqualTo(Finding.down("answered 302 instead of 2xx"));
    SERVER.verify(0, getRequestedFor(urlEqualTo("/other")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void shouldHaveNoAnswerWhereTheConnectionBreaks(Fault fault) {
    // given
    SERVER.stubFor(get("/").willReturn(aResponse().withFault(fault)));

    // when / then
    assertThatThrownBy(() -> new HttpProbe(web(), 0, null).look()).isInstanceOf(HttpFailure.class);
  }

  @Test
  void shouldNotWaitLongerThanItMay() {
    // given
    SERVER.stubFor(get("/").willReturn(ok().withFixedDelay(60_000)));
    var web = new Web(URI.create(SERVER.baseUrl() + "/"), null, Duration.ofMillis(200));

    // when / then
    assertThatThrownBy(() -> new HttpProbe(web, 0, null).look())
        .isInstanceOf(HttpFailure.class)
        .hasMessageContaining("did not answer within PT0.2S");
  }

  @Test
  void shouldReadNoMoreThanItMay() throws HttpFailure {
    // given
    SERVER.stubFor(get("/").willReturn(ok("x".repeat(5 << 20) + "well")));

    // when / then
    assertThat(new HttpProbe(web(), 0, "well").look().detail()).contains("too large");
  }

  @Test
  void shouldSendTheAddressesPasswordAndNeverShowIt() throws HttpFailure {
    // given
    SERVER.stubFor(get("/").willReturn(serviceUnavailable()));
    var address = URI.create(SERVER.baseUrl().replace("://", "://ana:s3cret@") + "/");
    var web = new Web(address, null, Duration.ofSeconds(20));

    // when
    var finding = new HttpProbe(web, 0, null).look();

    // then
    assertThat(finding.detail() + web.base()).doesNotContain("s3cret", "ana");
    SERVER.verify(
        getRequestedFor(urlEqualTo("/"))
            .withHeader("Authorization", equalTo("Basic YW5hOnMzY3JldA==")));
  }

  @Test
  void shouldShowHostileTextAsAPlainLine() {
    // given
    var text = "evil\u0000\u001b[31m\n\u202egnp.exe \ud800" + "x".repeat(5000);

    // when
    var detail = Finding.down(text).detail();

    // then
    assertThat(detail).hasSize(300).startsWith("evil\ufffd [31m gnp.exe \ufffdxxx").endsWith("…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UP|0|UP|0 of 2 places",
        "UP|2|DEGRADED|2 of 2 places",
        "OUT_OF_SERVICE|0|DOWN|answered 200 OUT_OF_SERVICE"
      })
  void shouldSayHowFullTheModelRuntimesQueueIs(
      String health, int depth, TargetState state, String detail) throws HttpFailure {
    // given
    SERVER.stubFor(get("/actuator/health").willReturn(okJson("{\"status\":\"" + health + "\"}")));
    SERVER.stubFor(
        get("/actuator/prometheus")
            .willReturn(
                ok(
                    "# TYPE phoenix_model_runtime_queue_depth gauge\n"
                        + "phoenix_model_runtime_queue_depth{role=\"text\",skill=\"text\"} "
                        + depth
                        + ".0\n")));

    // when
    var finding = new ModelRuntimeProbe(web(), 2).look();

    // then
    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.detail()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "green, true, 50, UP",
    "yellow, true, 50, UP",
    "red, true, 50, DOWN",
    "green, true, 88, DEGRADED",
    "green, true, 96, DOWN",
    "green, false, 96, UP",
    "purple, true, 50, DOWN"
  })
  void shouldReadOpenSearchsHealthAndWatermarks(
      String status, boolean enabled, int used, TargetState state) throws HttpFailure {
    // given
    SERVER.stubFor(
        get("/_cluster/health")
            .willReturn(
                okJson(
                    """
                    {"cluster_name":"phoenix","status":"%s","active_shards":52,"unassigned_shards":0}
                    """
                        .formatted(status))));
    SERVER.stubFor(
        get(urlPathEqualTo("/_cluster/settings"))
            .willReturn(
                okJson(
                    """
                    {"defaults":{"cluster":{"routing":{"allocation":{"disk":{"threshold_enabled":"%s",
                    "watermark":{"flood_stage":"95%%","high":"90%%","low":"85%%"}}}}}}}
                    """
                        .formatted(enabled))));
    SERVER.stubFor(
        get(urlPathEqualTo("/_nodes/stats/fs"))
            .willReturn(
                okJson(
                    """
                    {"nodes":{"_SkG":{"fs":{"total":{"total_in_bytes":1000,"available_in_bytes":%d}}}}}
                    """
                        .formatted(1000 - 10 * used))));

    // when / then
    assertThat(new OpenSearchProbe(web()).look().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "85%, 1000, 150, true",
    "85%, 1000, 151, false",
    "0.85, 1000, 150, true",
    "500mb, 1000, 150, true",
    "100b, 1000, 150, false",
    "nonsense, 1000, 0, false"
  })
  void shouldReadWatermarksAsOpenSearchWritesThem(
      String mark, long size, long free, boolean reached) {
    assertThat(Watermark.of(mark).reached(size, free)).isEqualTo(reached);
  }

  @Test
  void shouldReadTheFeedToItsEnd() throws HttpFailure {
    // given
    service("/posts");
    SERVER.stubFor(
        get("/posts")
            .willReturn(
                ok(
                    """
                    <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><updated>2026-11-22T11:52:58Z</updated>
                    <entry><id>a</id><updated>2026-11-22T11:52:58Z</updated></entry></feed>
                    """)));

    // when / then
    assertThat(new FeedProbe(web("/service")).look())
        .isEqualTo(Finding.up("1 collections, 1 entries on their first pages"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id></entry></feed>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        "<html></html>",
        "not xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><feed"
            + " xmlns='http://www.w3.org/2005/Atom'>&b;</feed>"
      })
  void shouldNotTakeABrokenFeed(String feed) throws HttpFailure {
    // given
    service("/posts");
    SERVER.stubFor(get("/posts").willReturn(ok(feed)));

    // when / then
    var finding = new FeedProbe(web("/service")).look();
    assertThat(finding.state()).isEqualTo(TargetState.DOWN);
    assertThat(finding.detail()).doesNotContain("root:");
  }

  @Test
  void shouldAskNoOtherServerThanTheOneThatIsConfigured() throws HttpFailure {
    // given
    service("http://127.0.0.1:1/posts");

    // when / then
    assertThat(new FeedProbe(web("/service")).look().state()).isEqualTo(TargetState.UP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'b','at':'2026-11-22T03:00:00Z'}|UP|9 h old",
        "{'id':'b','at':'2026-11-21T03:00:00Z'}|DEGRADED|1 d 9 h old",
        "{'id':'b','at':'2026-11-19T03:00:00Z'}|DOWN|3 d 9 h old",
        "{'id':'b','problem':'it is cut off'}|DOWN|it is cut off",
        "{'id':'c','problem':'it is cut off'},{'id':'b','at':'2026-11-22T03:00:00Z'}|DEGRADED|c"
            + " cannot be read: it is cut off",
        "|UNKNOWN|no backup yet"
      })
  void shouldSayHowOldTheLastBackupIs(String backups, TargetState state, String detail)
      throws HttpFailure {
    // given
    var list = backups == null ? "" : backups.replace('\'', '"');
    SERVER.stubFor(get("/backups").willReturn(okJson("{\"backups\":[" + list + "]}")));
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);

    // when
    var finding = new BackupProbe(door(), Duration.ofHours(26), clock).look();

    // then
    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.detail()).contains(detail);
    SERVER.verify(
        getRequestedFor(urlEqualTo("/backups")).withHeader("Authorization", equalTo("Bearer t")));
  }

  @Test
  void shouldNotKnowOfBackupsWithoutASupervisorThatTells() throws HttpFailure {
    assertThat(new BackupProbe(NO_DOOR, Duration.ofHours(26), Clock.systemUTC()).look().state())
        .isEqualTo(TargetState.UNKNOWN);
    assertThat(new BackupProbe(door(), Duration.ofHours(26), Clock.systemUTC()).look().state())
        .isEqualTo(TargetState.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"0, UP", "2000, UP", "1000, DEGRADED"})
  void shouldAddUpWhatTheProcessesTake(long above, TargetState state) throws HttpFailure {
    // given
    SERVER.stubFor(
        get("/status")
            .willReturn(
                okJson(
                    """
                    {"memoryMegabytes":1500,"services":[{"name":"feed","memoryMegabytes":100},
                    {"name":"camunda","memoryMegabytes":900}]}
                    """)));

    // when
    var finding = new MemoryProbe(door(), above).look();

    // then
    assertThat(finding)
        .isEqualTo(new Finding(state, "1500 MB in all; most: camunda 900 MB, feed 100 MB"));
  }

  @Test
  void shouldLookAtItsOwnHeapWithoutASupervisor() throws HttpFailure {
    assertThat(new MemoryProbe(NO_DOOR, 1).look().state()).isEqualTo(TargetState.DEGRADED);
    assertThat(new MemoryProbe(NO_DOOR, 1 << 30).look().state()).isEqualTo(TargetState.UP);
  }

  private static void service(String collection) {
    SERVER.stubFor(
        get("/service")
            .willReturn(
                ok(
                    """
                    <app:service xmlns:app="http://www.w3.org/2007/app"><app:workspace>
                    <app:collection href="%s"/></app:workspace></app:service>
                    """
                        .formatted(collection))));
  }

  private static SupervisorDoor door() {
    return new SupervisorDoor(new SupervisorSettings(URI.create(SERVER.baseUrl()), "t"));
  }

  private static Web web() {
    return web("/");
  }

  private static Web web(String path) {
    return new Web(URI.create(SERVER.baseUrl() + path), null, Duration.ofSeconds(20));
  }
}
