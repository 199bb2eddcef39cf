package dev.phoenix.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.job.JobTask;
import io.camunda.connector.runtime.core.outbound.OutboundConnectorFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application starts and stays up although no engine and no model runtime is there. */
@AutoConfigureObservability(tracing = false)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@SuppressWarnings("NullAway.Init")
class WorkersApplicationTest {

  @TempDir private static Path data;

  @Autowired private TestRestTemplate http;
  @Autowired private JdbcClient jdbc;
  @Autowired private List<JobTask<?>> tasks;
  @Autowired private OutboundConnectorFactory connectors;
  @Autowired private MeterRegistry meters;

  @DynamicPropertySource
  static void nobodyIsThere(DynamicPropertyRegistry registry) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "http://127.0.0.1:" + socket.getLocalPort();
      registry.add("camunda.client.grpc-address", () -> address);
    }
    registry.add("phoenix.workers.data-directory", () -> data.resolve("made").toString());
    registry.add("phoenix.workers.job.drain", () -> "0s");
  }

  @Test
  void shouldBeAliveButNotReady() {
    // when
    var liveness = http.getForEntity("/actuator/health/liveness", String.class);
    var readiness = http.getForEntity("/actuator/health/readiness", String.class);

    // then
    assertThat(liveness.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(readiness.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(readiness.getBody()).contains("\"gateway\":{\"status\":\"DOWN\"");
    assertThat(readiness.getBody()).contains("\"db\":{\"status\":\"UP\"");
  }

  @Test
  void shouldHaveATaskForEachJobTypeOfTheFlows() {
    // when / then
    assertThat(tasks)
        .extracting(JobTask::type)
        .containsExactlyInAnyOrder(
            "social-media.validate-brief",
            "social-media.claim-request",
            "social-media.prepare-image",
            "social-media.draft-post",
            "social-media.check-draft",
            "social-media.record-verdict",
            "approval.check-text",
            "approval.validate-request",
            "approval.claim-request",
            "approval.assess-request",
            "approval.open-request",
            "approval.record-decision",
            "approval.reserve-budget",
            "approval.settle-request",
            "approval.close-request",
            "approval.collect-digest",
            "learning.record-feedback",
            "learning.collect-feedback",
            "learning.begin-night",
            "learning.start-training",
            "learning.validate-adapter",
            "learning.archive-adapter",
            "learning.activate-adapter",
            "learning.roll-back-adapter",
            "learning.end-night",
            "monitoring.list-alert-rules",
            "monitoring.gather-alerts",
            "monitoring.conclude-alerts",
            "monitoring.tell-people",
            "monitoring.record-taken",
            "monitoring.list-targets",
            "monitoring.probe-target",
            "monitoring.conclude-round",
            "monitoring.begin-backup",
            "monitoring.record-backup",
            "monitoring.report-backup-failure");
  }

  @Test
  void shouldHostTheConnectorsThatNeedNoConfiguration() {
    // when / then
    assertThat(connectors.getConfigurations())
        .extracting(c -> c.type())
        .containsExactlyInAnyOrder("dev.phoenix:feed:1", "dev.phoenix:prometheus:1");
  }

  @Test
  void shouldOpenH2SoThatNoAcknowledgedCommitIsLost() {
    // when
    var delay =
        jdbc.sql(
                "select setting_value from information_schema.settings"
                    + " where setting_name = 'WRITE_DELAY'")
            .query(String.class)
            .single();

    // then
    assertThat(delay).isEqualTo("0");
    assertThat(data.resolve("made").resolve("workers.mv.db")).exists();
  }

  @Test
  void shouldServeMetrics() {
    // given
    meters.counter("phoenix.effect.total", "target", "feed", "state", "sent").increment();

    // when
    var metrics = http.getForObject("/actuator/prometheus", String.class);

    // then
    assertThat(metrics).contains("phoenix_effect_total{");
  }

  /** Prometheus sees no increase in a series that begins with one, so the first would be missed. */
  @ParameterizedTest
  @ValueSource(strings = {"feed", "telegram", "webhook"})
  void shouldCountUnknownEffectsFromZeroOn(String target) {
    assertThat(http.getForObject("/actuator/prometheus", String.class))
        .containsPattern(
            "phoenix_effect_total\\{(?=[^}]*state=\"unknown\")(?=[^}]*target=\"%s\")[^}]*} 0\\.0"
                .formatted(target));
  }
}
