package dev.phoenix.workers.approval.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.workers.approval.request.EngineAnswers;
import dev.phoenix.workers.approval.request.KnownRequests;
import dev.phoenix.workers.storage.Installation;
import io.camunda.connector.runtime.core.outbound.OutboundConnectorFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application with Telegram, which delivers to it. */
@AutoConfigureObservability(tracing = false)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@SuppressWarnings("NullAway.Init")
class TelegramApplicationTest {

  private static final long USER = 7;

  @RegisterExtension
  private static final WireMockExtension ENGINE =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private static final TelegramDouble TELEGRAM = TelegramDouble.running();
  private static final long CHAT = TelegramDouble.chat();

  @TempDir private static Path data;

  @Autowired private TestRestTemplate http;
  @Autowired private JdbcClient jdbc;
  @Autowired private Installation installation;
  @Autowired private OutboundConnectorFactory connectors;

  @DynamicPropertySource
  static void telegram(DynamicPropertyRegistry registry) {
    int port = TelegramDouble.freePort();
    registry.add("server.port", () -> port);
    registry.add("camunda.client.grpc-address", () -> "http://127.0.0.1:1");
    registry.add("camunda.client.rest-address", ENGINE::baseUrl);
    registry.add("phoenix.workers.data-directory", data::toString);
    registry.add("phoenix.workers.job.drain", () -> "0s");
    registry.add("phoenix.workers.telegram.mode", () -> "webhook");
    registry.add("phoenix.workers.telegram.token", () -> TelegramDouble.TOKEN);
    registry.add("phoenix.workers.telegram.api", TELEGRAM::address);
    registry.add("phoenix.workers.telegram.chat", () -> CHAT);
    registry.add("phoenix.workers.telegram.users", () -> USER);
    registry.add(
        "phoenix.workers.telegram.webhook.url",
        () -> "http://127.0.0.1:" + port + "/telegram/webhook");
    registry.add("phoenix.workers.telegram.webhook.secret", () -> "secret-of-the-webhook");
  }

  @AfterAll
  static void leaveTelegramAsItWas() {
    TELEGRAM.call("deleteWebhook", Map.of());
  }

  @Test
  void shouldAskAndTakeTheDecisionThatIsDelivered() {
    // given
    ENGINE.stubFor(post(urlEqualTo(EngineAnswers.PATH)).willReturn(EngineAnswers.taken()));
    var id =
        new KnownRequests(jdbc, installation, Clock.systemUTC())
            .waiting(KnownRequests.payment("a", "Hosting", "", "en"));
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> TELEGRAM.told(CHAT).size() == 1);

    // when
    TELEGRAM.press(CHAT, USER, 1, "approve:" + id);

    // then
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(() -> ENGINE.verify(1, postRequestedFor(urlEqualTo(EngineAnswers.PATH))));
    assertThat(http.getForObject("/actuator/prometheus", String.class))
        .contains("phoenix_telegram_notices_total{", "phoenix_telegram_decisions_total{");
  }

  @Test
  void shouldRefuseAForgedDelivery() {
    // when
    var answer = http.postForEntity("/telegram/webhook", "{\"update_id\":1}", String.class);

    // then
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void shouldHostTheTelegramConnectorToo() {
    // when / then
    assertThat(connectors.getConfigurations())
        .extracting(connector -> connector.type())
        .contains("dev.phoenix:feed:1", "dev.phoenix:telegram:1");
  }
}
