package dev.phoenix.workers.process;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.phoenix.workers.monitoring.health.HealthUnderTest;
import dev.phoenix.workers.monitoring.health.probe.CamundaProbe;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.monitoring.health.probe.Web;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds with the real jobs, against servers that answer and servers that hang. */
@SuppressWarnings("NullAway.Init")
class HealthRoundFlowTest extends FlowTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private WireMockServer server;

  @BeforeEach
  void start() {
    server =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void shouldKnowOfTheOthersAlthoughOneHangs() throws Exception {
    // given
    server.stubFor(get("/up").willReturn(ok()));
    server.stubFor(get("/hangs").willReturn(ok().withFixedDelay(30_000)));
    var health = HealthUnderTest.of(at("/up"), at("/hangs"));

    // when
    try (var _ = health.work(gateway());
        var _ = health.work(gateway())) {
      flows.awaitEnd(flows.start("health-check-all", Map.of()));
      flows.awaitEnd(flows.start("health-check-all", Map.of()));
    }

    // then
    assertThat(health.seen())
        .containsEntry("patient", "UP, answered 200")
        .hasEntrySatisfying("hurried", seen -> assertThat(seen).startsWith("DOWN, "));
    assertThat(health.broken()).containsExactly("CRITICAL hurried is down");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldReadTheEnginesTopologyAndItsManagementPort() {
    // given
    server.stubFor(get("/actuator/prometheus").willReturn(metrics(5)));
    try (var client =
        CamundaClient.newClientBuilder().grpcAddress(gateway()).preferRestOverGrpc(false).build()) {
      var probe = new CamundaProbe(client, new Web(at("/"), null, LIMIT), LIMIT);

      // when / then
      assertThat(probe.look())
          .satisfies(
              found ->
                  assertThat(found.detail())
                      .contains("1 of 1 partitions have a leader")
                      .endsWith("2 open incidents, 0 requests refused since the last look"))
          .satisfies(found -> assertThat(found.state()).isEqualTo(TargetState.UP));
      server.stubFor(get("/actuator/prometheus").willReturn(metrics(9)));
      assertThat(probe.look())
          .satisfies(found -> assertThat(found.detail()).contains("4 requests refused"))
          .satisfies(found -> assertThat(found.state()).isEqualTo(TargetState.DEGRADED));
      server.stop();
      assertThat(probe.look().state()).isEqualTo(TargetState.DEGRADED);
    }
  }

  @Test
  void shouldBeDownWithoutAGateway() {
    try (var client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://127.0.0.1:1"))
            .preferRestOverGrpc(false)
            .build()) {
      assertThat(new CamundaProbe(client, null, LIMIT).look().state()).isEqualTo(TargetState.DOWN);
    }
  }

  /** As Camunda 8.6 writes them. */
  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder metrics(
      int dropped) {
    return ok(
        """
        # TYPE zeebe_dropped_request_count_total counter
        zeebe_dropped_request_count_total{partition="1",} %d.0
        zeebe_dropped_request_count_created{partition="1",} 1.795348394769E9
        zeebe_pending_incidents_total{partition="1",} 2.0
        """
            .formatted(dropped));
  }

  private URI at(String path) {
    return URI.create(server.baseUrl() + path);
  }
}
