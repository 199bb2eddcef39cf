package dev.phoenix.workers.monitoring.health;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.phoenix.workers.monitoring.health.probe.HttpProbe;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.monitoring.health.probe.Web;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ProberTest {

  private static final Duration PATIENT = Duration.ofSeconds(60);

  private WireMockServer server;
  private final Prober prober = new Prober();

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
  void shouldSayWhatTheProbeSaysAndHowLongItTook() {
    // given
    server.stubFor(get("/").willReturn(ok()));

    // when
    var seen = prober.look(target(PATIENT, PATIENT, null));

    // then
    assertThat(seen.finding().state()).isEqualTo(TargetState.UP);
    assertThat(seen.took()).isPositive();
  }

  @Test
  void shouldCallWhatIsSlowDegraded() {
    // given
    server.stubFor(get("/").willReturn(ok().withFixedDelay(50)));

    // when
    var seen = prober.look(target(PATIENT, PATIENT, Duration.ofMillis(40)));

    // then
    assertThat(seen.finding().state()).isEqualTo(TargetState.DEGRADED);
    assertThat(seen.finding().detail()).startsWith("slow, ").endsWith("answered 200");
  }

  @Test
  void shouldLeaveAHangingLookBehindAndBeginNoOther() {
    // given: a probe whose own time-out does not come
    server.stubFor(get("/").willReturn(ok().withFixedDelay(3_000)));
    var target = target(Duration.ofMillis(10), PATIENT, null);

    // when
    var first = prober.look(target);
    var second = prober.look(target);

    // then
    assertThat(first.finding().detail()).isEqualTo("did not answer within 10 ms");
    assertThat(second.finding().detail()).isEqualTo("still does not answer an earlier look");
    server.resetMappings();
    server.stubFor(get("/").willReturn(ok()));
    await()
        .atMost(PATIENT)
        .until(
            () -> prober.look(target(PATIENT, PATIENT, null)).finding().state() == TargetState.UP);
  }

  @Test
  void shouldCallNoAnswerDown() {
    // given
    var target = target(PATIENT, PATIENT, null);
    server.stop();

    // when / then
    assertThat(prober.look(target).finding().state()).isEqualTo(TargetState.DOWN);
  }

  private Target target(Duration timeout, Duration own, @Nullable Duration slow) {
    return new Target(
        "feed",
        "Feed",
        Kind.HTTP,
        Group.SERVICE,
        timeout,
        slow,
        true,
        2,
        1,
        null,
        null,
        new HttpProbe(new Web(URI.create(server.baseUrl() + "/"), null, own), 0, null));
  }
}
