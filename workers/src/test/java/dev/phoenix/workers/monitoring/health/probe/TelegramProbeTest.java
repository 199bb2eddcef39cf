package dev.phoenix.workers.monitoring.health.probe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the answers that the Bot API documents. */
@SuppressWarnings("NullAway.Init")
class TelegramProbeTest {

  private static final String ME =
      "{\"ok\":true,\"result\":{\"id\":1000001,\"is_bot\":true,\"username\":\"phoenix_bot\"}}";

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
  void shouldSayWhoTheBotIs() {
    // given
    answer("getMe", ME);

    // when / then
    assertThat(new TelegramProbe(bot(), false).look())
        .isEqualTo(Finding.up("answers as @phoenix_bot"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'url':'https://a.example','pending_update_count':3}|UP|3 updates wait",
        "{'url':'','pending_update_count':0}|DEGRADED|has no webhook",
        "{'url':'https://a.example','pending_update_count':3,'last_error_message':'Wrong response"
            + " from the webhook: 503'}|DEGRADED|503",
        "{'url':'https://a.example','pending_update_count':200}|DEGRADED|200 updates wait"
      })
  void shouldSayHowTheWebhookDoes(String info, TargetState state, String detail) {
    // given
    answer("getMe", ME);
    answer("getWebhookInfo", "{\"ok\":true,\"result\":" + info.replace('\'', '"') + "}");

    // when
    var finding = new TelegramProbe(bot(), true).look();

    // then
    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.detail()).contains(detail);
  }

  @Test
  void shouldBeDownWhereTheTokenIsRefusedOrNobodyAnswers() {
    // given
    server.stubFor(
        post(urlPathMatching("/bot.*/getMe"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withBody(
                        "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}")));

    // when / then
    var refused = new TelegramProbe(bot(), false).look();
    assertThat(refused.state()).isEqualTo(TargetState.DOWN);
    assertThat(refused.detail()).contains("401").doesNotContain("AbCdEf");
    var gone = bot();
    server.stop();
    assertThat(new TelegramProbe(gone, false).look().state()).isEqualTo(TargetState.DOWN);
  }

  private void answer(String method, String json) {
    server.stubFor(post(urlPathMatching("/bot.*/" + method)).willReturn(okJson(json)));
  }

  private BotApi bot() {
    return new BotApi(
        BotAddress.of(server.baseUrl()),
        new BotToken("1000001:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"));
  }
}
