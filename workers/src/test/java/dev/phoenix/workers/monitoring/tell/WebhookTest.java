package dev.phoenix.workers.monitoring.tell;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.workers.storage.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** News by webhook. */
class WebhookTest {

  private static final Instant AT = Instant.parse("2026-11-22T03:30:00Z");

  @RegisterExtension
  static final WireMockExtension HOOK =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final DataSource database = TestDatabase.H2.empty();
  private final EffectLedger ledger = EffectLedger.open(database, Clock.systemUTC(), List.of());

  @Test
  void shouldPostTheFactsOnceAndSigned() {
    // given
    answers(aResponse().withStatus(204));
    var teller = teller("s3cret");

    // when
    var told = teller.tell(news("a"));
    var again = teller.tell(news("a"));

    // then
    var body =
        """
        {"id":"i","moment":"opened","key":"health:feed","severity":"CRITICAL","title":"Down",\
        "text":"<b>","at":"2026-11-22T03:30:00Z"}\
        """;
    assertThat(told).isEqualTo(new Teller.Told(Map.of("webhook", "told"), Duration.ZERO));
    assertThat(again).isEqualTo(told);
    HOOK.verify(
        1,
        postRequestedFor(anyUrl())
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader(
                "X-Phoenix-Signature",
                equalTo(
                    "sha256="
                        + WebhookChannel.hmac("s3cret", body.getBytes(StandardCharsets.UTF_8))))
            .withRequestBody(equalToJson(body)));
  }

  @Test
  void shouldSignAsTheStandardSays() {
    // RFC 4231, test case 2
    assertThat(
            WebhookChannel.hmac(
                "Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void shouldTryLaterWhatIsPutOff() {
    // given
    answers(aResponse().withStatus(429).withHeader("Retry-After", "7"));
    var teller = teller(null);

    // when
    var first = teller.tell(news("b"));
    answers(aResponse().withStatus(200));
    var second = teller.tell(news("b"));

    // then
    assertThat(first.after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(second.ways()).containsEntry("webhook", "told");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502})
  void shouldNotPostAgainWhatMayHaveArrived(int status) {
    // given
    answers(aResponse().withStatus(status));
    var teller = teller(null);

    // when
    var first = teller.tell(news("c" + status));
    var second = teller.tell(news("c" + status));

    // then
    assertThat(first.ways()).containsEntry("webhook", "unknown");
    assertThat(second.ways()).containsEntry("webhook", "unknown");
    HOOK.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldNotPostAgainAfterAReset() {
    // given
    answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    // when / then
    assertThat(teller(null).tell(news("d")).ways()).containsEntry("webhook", "unknown");
  }

  @Test
  void shouldSayWhatIsRefused() {
    // given
    answers(aResponse().withStatus(404));

    // when
    var told = teller(null).tell(news("e"));

    // then
    assertThat(told).isEqualTo(new Teller.Told(Map.of("webhook", "refused"), Duration.ZERO));
  }

  @Test
  void shouldBeContentWithoutAnyWay() {
    assertThat(TellersUnderTest.nowhere(ledger, Clock.systemUTC()).tell(news("f")).ways())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://hooks.example.org/x", "ftp://hooks.example.org/", "https:///x"})
  void shouldRefuseAnAddressThatOthersCouldReadAlong(String url) {
    var address = URI.create(url);
    assertThatThrownBy(() -> new TellSettings.Webhook(address, null))
        .hasMessageContaining("phoenix.workers.monitoring.webhook.url");
  }

  @Test
  void shouldShowNoSecret() {
    // given
    var settings =
        new TellSettings(
            new TellSettings.Telegram("123:token", null, "4242"),
            new TellSettings.Webhook(URI.create("https://hooks.example.org/path-secret"), "hmac"));

    // when / then
    assertThat(settings.toString()).doesNotContain("token", "path-secret", "hmac");
  }

  private Teller teller(@Nullable String secret) {
    return TellersUnderTest.byWebhook(
        ledger, Clock.systemUTC(), HOOK.baseUrl() + "/hook/T0KEN", secret);
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    HOOK.stubFor(post("/hook/T0KEN").willReturn(answer));
  }

  private static News news(String name) {
    return new News(
        name,
        AT,
        "Critical: Down",
        "<b>",
        new News.Facts("i", "opened", "health:feed", "CRITICAL", "Down", "<b>", AT));
  }
}
