package dev.phoenix.local.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.phoenix.local.Json;
import dev.phoenix.local.Phoenix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code night} and {@code adapters} as processes, against answers as the services give them. */
class NightCommandsTest {

  private static final String PATH = "/learning/nights";

  @RegisterExtension
  static final WireMockExtension SERVICES =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir private Path home;

  @Test
  void shouldRunANightAndFollowItToItsEnd() throws Exception {
    // given
    SERVICES.stubFor(
        post(urlPathEqualTo(PATH)).willReturn(jsonResponse("{\"runId\":\"night-1\"}", 202)));
    step(Scenario.STARTED, "b", "{\"runId\":\"night-1\",\"state\":\"requested\"}");
    step(
        "b",
        "c",
        "{\"runId\":\"night-1\",\"state\":\"training\",\"runtime\":{\"step\":\"TRAIN\",\"training\":"
            + "{\"step\":7,\"steps\":40,\"loss\":1.25,\"tokens_per_second\":900.4,\"seconds_left\":75}}}");
    step(
        "c",
        "d",
        "{\"runId\":\"night-1\",\"state\":\"ended\",\"outcome\":\"no-gain\",\"night\":{\"reason\":\"It"
            + " did not\\u001b[31m"
            + " improve.\",\"report\":\"http://127.0.0.1:1/v1/nights/night-1/report\",\"adapter\":null,\"figures\":{\"loss\":1.1}}}");

    // when
    var night = phoenix("night", "--now", "--dry-run");

    // then
    assertThat(night.output())
        .contains(
            "step 7 of 40, loss 1.250, 900 tokens/s, 1:15 left",
            "no gain; nothing is changed",
            "report: http")
        .doesNotContain("\u001b");
    assertThat(night.code()).isZero();
    var last = Json.MAPPER.readTree(night.output().lines().toList().getLast());
    assertThat(last.path("outcome").asText()).isEqualTo("no-gain");
    assertThat(last.at("/figures/loss").asDouble()).isEqualTo(1.1);
    SERVICES.verify(
        postRequestedFor(urlPathEqualTo(PATH)).withRequestBody(equalToJson("{\"dryRun\":true}")));
  }

  @Test
  void shouldEndWhenTheAdapterIsLiveAndNameIt() throws Exception {
    // given
    SERVICES.stubFor(
        post(urlPathEqualTo(PATH)).willReturn(jsonResponse("{\"runId\":\"night-1\"}", 202)));
    step(
        Scenario.STARTED,
        "b",
        "{\"runId\":\"night-1\",\"state\":\"watching\",\"night\":null,\"runtime\":"
            + "{\"adapter\":\"nightly-v2\",\"watch\":{\"drafts\":0,\"wanted\":20}},"
            + "\"verdicts\":{\"given\":3,\"wanted\":24,\"verdict\":\"OPEN\"}}");

    // when
    var night = phoenix("night", "--now");

    // then
    assertThat(night.output())
        .contains("the adapter nightly-v2 is live", "people's verdicts (3 of 24)");
    var last = Json.MAPPER.readTree(night.output().lines().toList().getLast());
    assertThat(last.path("state").asText()).isEqualTo("watching");
    assertThat(last.path("adapter").asText()).isEqualTo("nightly-v2");
    assertThat(night.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "adapter-live, 0",
    "not-enough-feedback, 0",
    "rolled-back, 0",
    "does-not-fit, 0",
    "not-trained, 1",
    "failed, 1",
    "cancelled, 1"
  })
  void shouldTellByTheExitCodeWhetherTheLastNightFailed(String outcome, int code) throws Exception {
    // given
    SERVICES.stubFor(
        get(urlPathEqualTo(PATH + "/latest"))
            .willReturn(
                okJson(
                    "{\"runId\":\"a\",\"state\":\"ended\",\"outcome\":\"%s\"}"
                        .formatted(outcome))));

    // when / then
    assertThat(phoenix("night").code()).isEqualTo(code);
  }

  @Test
  void shouldSayWhyANightIsRefused() throws Exception {
    // given
    SERVICES.stubFor(
        post(urlPathEqualTo(PATH)).willReturn(jsonResponse("{\"error\":\"One runs\"}", 409)));

    // when
    var night = phoenix("night", "--now");

    // then
    assertThat(night.code()).isEqualTo(1);
    assertThat(night.output()).isEqualTo("phoenix: One runs\n");
    assertThat(phoenix("night", "--dry-run").output()).contains("need --now");
    assertThat(phoenix("night", "--now", "--watch", "soon").output()).contains("PT10M");
  }

  @Test
  void shouldSayHowToStartWhatIsNotThere() throws Exception {
    assertThat(phoenixAt(1, "night").output()).contains("cannot be reached", "phoenix up");
    assertThat(phoenixAt(1, "adapters", "list").output())
        .contains("cannot be reached", "phoenix up")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldListAdaptersAndMarkTheLiveOne() throws Exception {
    // given
    SERVICES.stubFor(
        get(urlPathEqualTo("/v1/adapters"))
            .willReturn(
                okJson(
                    "{\"object\":\"list\",\"live\":{\"adapter\":\"nightly-v3\",\"scale\":1},\"data\":[{\"id\":\"nightly-v3\",\"created\":1795000000,\"bytes\":4096,\"note\":\"x\"},"
                        + "{\"id\":\"nightly-v2\",\"created\":1794000000,\"bytes\":4096,\"note\":\"y\"}]}")));

    // when
    var list = phoenix("adapters", "list");

    // then
    assertThat(list.code()).isZero();
    assertThat(list.output())
        .containsPattern("\\* +nightly-v3")
        .containsPattern("\n +nightly-v2")
        .contains("Live is nightly-v3.");
  }

  @Test
  void shouldChangeWhatIsLiveAndRestore() throws Exception {
    // given
    SERVICES.stubFor(
        post(urlPathEqualTo("/v1/adapters/nightly-v3/activate"))
            .willReturn(okJson("{\"adapter\":\"nightly-v3\",\"scale\":1}")));
    SERVICES.stubFor(
        post(urlPathEqualTo("/v1/adapters/rollback"))
            .willReturn(okJson("{\"adapter\":null,\"scale\":1}")));
    SERVICES.stubFor(
        post(urlPathEqualTo("/v1/adapters/restore"))
            .withRequestBody(equalToJson("{\"night\":\"nightly-2026-11-21\"}"))
            .willReturn(okJson("{\"id\":\"nightly-v3\"}")));
    SERVICES.stubFor(
        get(urlPathEqualTo("/v1/adapters/no-v1"))
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withBody("{\"error\":{\"message\":\"There is no no-v1\"}}")));

    // when / then
    assertThat(phoenix("adapters", "activate", "nightly-v3").output())
        .isEqualTo("Live is nightly-v3.\n");
    assertThat(phoenix("adapters", "rollback").output()).isEqualTo("Live is the model alone.\n");
    assertThat(phoenix("adapters", "restore", "nightly-2026-11-21").output())
        .contains("nightly-v3");
    var missing = phoenix("adapters", "show", "no-v1");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.output()).isEqualTo("phoenix: There is no no-v1\n");
  }

  private static void step(String from, String to, String body) {
    SERVICES.stubFor(
        get(urlPathEqualTo(PATH + "/night-1"))
            .inScenario("night")
            .whenScenarioStateIs(from)
            .willReturn(okJson(body))
            .willSetStateTo(to));
  }

  private Outcome phoenix(String... arguments) throws IOException, InterruptedException {
    return phoenixAt(SERVICES.getPort(), arguments);
  }

  private Outcome phoenixAt(int port, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(
        home.resolve("config/phoenix.yaml"),
        "ports:\n  workers: " + port + "\n  model: " + port + "\n");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Phoenix.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PHOENIX_HOME", home.toString());
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private record Outcome(int code, String output) {}
}
