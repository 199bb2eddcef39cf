package dev.phoenix.workers.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.phoenix.workers.monitoring.backup.BackupsUnderTest;
import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.IncidentsUnderTest;
import dev.phoenix.workers.storage.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups with their real jobs, and the supervisor's documented answers. */
@SuppressWarnings("NullAway.Init")
class DataBackupFlowTest extends FlowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String RUNNING = "{\"id\":\"2026-11-22\",\"state\":\"RUNNING\"}";

  private final WireMockServer door =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private IncidentsUnderTest incidents;
  private BackupsUnderTest backups;

  @BeforeEach
  void open() {
    door.start();
    door.stubFor(
        post("/backups")
            .withHeader("Authorization", equalTo("Bearer t0"))
            .withRequestBody(matchingJsonPath("$.id", equalTo("2026-11-22")))
            .willReturn(aResponse().withStatus(202).withBody(RUNNING)));
    answer(RUNNING);
    incidents = new IncidentsUnderTest(gateway(), TestDatabase.H2);
    backups =
        new BackupsUnderTest(
            gateway(), TestDatabase.H2, URI.create(door.baseUrl()), incidents.incidents());
  }

  @AfterEach
  void close() {
    backups.close();
    incidents.close();
    door.stop();
  }

  @Test
  void shouldKeepTheBackupOfANightAndAskForItOnce() throws Exception {
    // given asked for by two replicas
    var night = Clock.fixed(Instant.parse("2026-11-22T03:31:00Z"), ZoneOffset.UTC);
    backups.schedule(night);
    backups.schedule(night);
    awaitBegun();
    backups.look();
    assertThat(backups.waits()).isTrue();

    // when
    answer(
        """
        {"id":"2026-11-22","state":"DONE","archive":"/b/phoenix-backup-2026-11-22.zip","bytes":7,
         "verified":true,"frozenMillis":120,"sha256":"ab"}
        """);
    backups.look();

    // then
    flows.awaitCompleted("backup-kept");
    assertThat(flows.completed()).containsOnlyOnce("backup-requested");
    assertThat(backups.waits()).isFalse();
    assertThat(incidents.incidents().open()).isEmpty();
    assertThat(flows.incidents()).isEmpty();
    door.verify(1, postRequestedFor(urlEqualTo("/backups")));
  }

  @Test
  void shouldOpenAnIncidentForOneThatFailedAndCloseItWithTheNext() throws Exception {
    // given
    flows.start("data-backup", Map.of("backupId", "2026-11-22", "reason", "test"));
    awaitBegun();

    // when
    answer("{\"id\":\"2026-11-22\",\"state\":\"FAILED\",\"message\":\"The disk is full\"}");
    backups.look();
    flows.awaitCompleted("backup-failed");

    // then
    assertThat(incidents.incidents().open())
        .singleElement()
        .extracting(Incident::text)
        .asString()
        .contains("The disk is full", "backup now");

    // when
    flows.start("data-backup", Map.of("backupId", "2026-11-22", "reason", "again"));
    awaitBegun();
    answer("{\"id\":\"2026-11-22\",\"state\":\"DONE\",\"verified\":true}");
    backups.look();
    flows.awaitCompleted("backup-kept");

    // then
    assertThat(incidents.incidents().open()).isEmpty();
  }

  @Test
  void shouldSayThatOneIsOverdue() throws Exception {
    // given
    flows.start("data-backup", Map.of("backupId", "2026-11-22"));
    awaitBegun();

    // when
    flows.fire("backup-overdue", Duration.ofHours(2));

    // then
    flows.awaitCompleted("backup-failed");
    assertThat(incidents.incidents().open().getFirst().text()).contains("within PT1H");
  }

  @Test
  void shouldCallFailedWhatTheSupervisorForgot() throws Exception {
    // given
    flows.start("data-backup", Map.of("backupId", "2026-11-22"));
    awaitBegun();

    // when
    door.stubFor(get("/backups/2026-11-22").willReturn(aResponse().withStatus(404)));
    backups.look();

    // then
    flows.awaitCompleted("backup-failed");
    assertThat(incidents.incidents().open().getFirst().text()).contains("knows nothing of it");
  }

  @Test
  void shouldEndWhereThereIsNoSupervisor() throws Exception {
    // given
    backups.close();
    backups = new BackupsUnderTest(gateway(), TestDatabase.H2, null, incidents.incidents());

    // when
    flows.start("data-backup", Map.of());

    // then
    flows.awaitCompleted("no-supervisor-here");
    assertThat(flows.variable("whatToDo")).contains("by their own means");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldShowTheNewestArchive() throws Exception {
    // given
    door.stubFor(
        get("/backups")
            .willReturn(
                aResponse()
                    .withBody(
                        """
                        {"backups":[{"id":"b","at":"2026-11-22T03:30:01Z","bytes":9000,"frozenMillis":120},
                                    {"id":"broken","bytes":3,"problem":"not whole"}]}
                        """)));
    assertThat(backups.gauge("phoenix.backup.bytes")).isNaN();

    // when
    backups.look();

    // then
    assertThat(backups.gauge("phoenix.backup.bytes")).isEqualTo(9000);
    assertThat(backups.gauge("phoenix.backup.frozen")).isEqualTo(0.12);
    assertThat(backups.gauge("phoenix.backup.age.seconds")).isPositive();
  }

  private void awaitBegun() {
    await().atMost(PATIENCE).until(backups::waits);
  }

  private void answer(String body) {
    door.stubFor(get("/backups/2026-11-22").willReturn(aResponse().withBody(body)));
  }
}
