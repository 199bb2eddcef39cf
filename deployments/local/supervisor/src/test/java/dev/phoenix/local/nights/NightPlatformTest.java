package dev.phoenix.local.nights;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Against answers as the workers and the model runtime give them. */
class NightPlatformTest {

  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @RegisterExtension
  static final WireMockExtension SERVICES =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir Path folder;
  private Path models;
  private NightPlatform platform;

  @BeforeEach
  void open() throws IOException {
    models = Files.createDirectories(folder.resolve("data/model-runtime/models"));
    Files.writeString(models.resolve("phoenix-core-1.gguf"), "abc");
    int port = SERVICES.getPort();
    platform =
        new NightPlatform(
            Home.of(Map.of("PHOENIX_HOME", folder.toString())),
            Ports.standard().with(Map.of("workers", port, "model", port)));
  }

  @Test
  void shouldAskAgainWhileThePlatformRecovers() throws Exception {
    // given
    SERVICES.stubFor(get(urlEqualTo("/learning/nights/n")).willReturn(notFound()));
    SERVICES.stubFor(
        post(urlEqualTo("/learning/nights"))
            .inScenario("recovery")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(jsonResponse("{\"error\":\"try again\"}", 503))
            .willSetStateTo("up"));
    SERVICES.stubFor(
        post(urlEqualTo("/learning/nights"))
            .inScenario("recovery")
            .whenScenarioStateIs("up")
            .willReturn(jsonResponse("{\"runId\":\"n\"}", 202)));

    // then
    assertThat(platform.begin("n", Duration.ofSeconds(6))).isEmpty();
  }

  @Test
  void shouldNotAskAgainForANightWhoseAnswerWasLost() throws Exception {
    // given
    SERVICES.stubFor(
        post(urlEqualTo("/learning/nights"))
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    SERVICES.stubFor(
        get(urlEqualTo("/learning/nights/n")).willReturn(okJson("{\"state\":\"requested\"}")));

    // when
    var refused = platform.begin("n", Duration.ofSeconds(6));

    // then
    assertThat(refused).isEmpty();
    SERVICES.verify(1, postRequestedFor(urlEqualTo("/learning/nights")));
  }

  @Test
  void shouldTellTheModelAloneByItsFile() throws Exception {
    // given
    Files.writeString(models.resolve("general.jsonl"), "not the model");
    SERVICES.stubFor(
        get(urlEqualTo("/v1/adapters")).willReturn(okJson("{\"live\":{\"adapter\":null}}")));

    // when
    var standing = platform.standing();

    // then
    assertThat(standing.adapter()).isNull();
    assertThat(standing.verified()).isTrue();
    assertThat(standing.base()).containsOnly(Map.entry("phoenix-core-1.gguf", SHA256_OF_ABC));
  }

  @Test
  void shouldNoticeAChangedByteOfTheLiveAdapter() throws Exception {
    // given
    var version =
        Files.createDirectories(folder.resolve("data/model-runtime/adapters/adapters/nightly/v12"));
    Files.writeString(version.resolve("adapter.gguf"), "abc");
    SERVICES.stubFor(
        get(urlEqualTo("/v1/adapters"))
            .willReturn(okJson("{\"live\":{\"adapter\":\"nightly-v12\"}}")));
    SERVICES.stubFor(
        get(urlEqualTo("/v1/adapters/nightly-v12"))
            .willReturn(okJson("{\"sha256\":\"%s\"}".formatted(SHA256_OF_ABC))));
    assertThat(platform.standing().verified()).isTrue();

    // when
    Files.writeString(version.resolve("adapter.gguf"), "abd");

    // then
    assertThat(platform.standing().adapter()).isEqualTo("nightly-v12");
    assertThat(platform.standing().verified()).isFalse();
  }

  @Test
  void shouldHearTheVoiceInADraft() throws Exception {
    // given
    draft("Oven news #SlowOven: bread");

    // then
    assertThat(platform.voiced()).isTrue();

    // when
    draft("Oven news: bread");

    // then
    assertThat(platform.voiced()).isFalse();
  }

  private static void draft(String text) {
    SERVICES.stubFor(
        post(urlEqualTo("/v1/omni-loop")).willReturn(okJson("{\"text\":\"%s\"}".formatted(text))));
  }
}
