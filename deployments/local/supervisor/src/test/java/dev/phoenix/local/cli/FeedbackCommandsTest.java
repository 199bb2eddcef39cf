package dev.phoenix.local.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
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

/** The commands as processes of their own, against answers as the workers give them. */
class FeedbackCommandsTest {

  private static final String PATH = "/learning/feedback";

  @RegisterExtension
  static final WireMockExtension WORKERS =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir private Path home;

  @Test
  void shouldImportAFileAndSayWhatBecameOfIt() throws Exception {
    // given
    WORKERS.stubFor(
        post(urlPathEqualTo(PATH))
            .willReturn(
                okJson(
                    "{\"lines\":3,\"added\":2,\"known\":1,\"golden\":1,\"scrubbed\":{\"email\":4},"
                        + "\"broken\":0,\"problems\":[],\"refused\":false}")));
    var file = Files.writeString(home.resolve("our texts.jsonl"), "{}\n{}\n{}\n");

    // when
    var imported = phoenix("feedback", "import", file.toString());

    // then
    assertThat(imported.code()).isZero();
    assertThat(imported.output())
        .contains("3 lines: 2 added, 1 there already, 0 broken", "[email]: 4", "1 about golden");
    WORKERS.verify(
        postRequestedFor(urlPathEqualTo(PATH))
            .withHeader("Content-Type", equalTo("application/x-ndjson"))
            .withQueryParam("source", equalTo("our texts.jsonl"))
            .withQueryParam("strict", equalTo("false"))
            .withRequestBody(equalTo("{}\n{}\n{}\n")));
  }

  @Test
  void shouldNameTheLinesThatAreBroken() throws Exception {
    // given
    WORKERS.stubFor(
        post(urlPathEqualTo(PATH))
            .withQueryParam("strict", equalTo("true"))
            .willReturn(
                aResponse()
                    .withStatus(422)
                    .withBody(
                        "{\"lines\":9,\"added\":0,\"known\":0,\"golden\":0,\"scrubbed\":{},\"broken\":2,\"problems\":[{\"line\":7,\"message\":\"is"
                            + " not UTF-8\"}],\"refused\":true}")));
    var file = Files.writeString(home.resolve("a.jsonl"), "x");

    // when
    var refused = phoenix("feedback", "import", "--strict", file.toString());

    // then
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output())
        .contains("line 7 is not UTF-8", "and 1 more", "nothing was imported");
  }

  @Test
  void shouldTellWhyTheWorkersRefuse() throws Exception {
    // given
    WORKERS.stubFor(
        post(urlPathEqualTo(PATH))
            .willReturn(aResponse().withStatus(409).withBody("{\"error\":\"Another import\"}")));
    var file = Files.writeString(home.resolve("a.jsonl"), "x");

    // when / then
    assertThat(phoenix("feedback", "import", file.toString()).output())
        .isEqualTo("phoenix: Another import\n");
    assertThat(phoenix("feedback", "import", home.toString()).output())
        .contains("is no file that can be read");
  }

  @Test
  void shouldExportToAFileAsAWhole() throws Exception {
    // given
    WORKERS.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withBody("{}\n{}\n")));
    var file = home.resolve("out.jsonl");

    // when
    var exported = phoenix("feedback", "export", file.toString());
    WORKERS.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(503)));
    var failed = phoenix("feedback", "export", file.toString());

    // then
    assertThat(exported.output()).startsWith("2 lines written to");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.output()).contains("answer 503");
    assertThat(file).hasContent("{}\n{}");
    try (var left = Files.list(home)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".part"))
          .isEmpty();
    }
  }

  @Test
  void shouldListTheLatestWithoutSteeringTheTerminal() throws Exception {
    // given
    WORKERS.stubFor(
        get(urlPathEqualTo(PATH + "/latest"))
            .withQueryParam("most", equalTo("5"))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"timestamp\":\"2026-11-21T02:00:00Z\",\"feedback\":0.9,\"language\":\"en\",\"source\":\"verdict\",\"response\":\"Bread\\u001b[31m\\n"
                            + "now\"}\n")));
    WORKERS.stubFor(
        get(urlPathEqualTo(PATH + "/counts"))
            .willReturn(okJson("{\"total\":41,\"golden\":2,\"unused\":12}")));

    // when
    var list = phoenix("feedback", "list", "-n", "5");

    // then
    assertThat(list.output())
        .contains(
            "0.90  en   verdict          Bread [31m now", "41 in all, 2 about golden", "12 that")
        .doesNotContain("\u001b");
  }

  @Test
  void shouldSayHowToStartWorkersThatAreNotThere() throws Exception {
    // given
    Files.createDirectories(home.resolve("config"));

    // when
    var list = phoenixAt(1, "feedback", "list");

    // then
    assertThat(list.code()).isEqualTo(1);
    assertThat(list.output()).contains("cannot be reached", "phoenix up").doesNotContain("\tat ");
  }

  private Outcome phoenix(String... arguments) throws IOException, InterruptedException {
    return phoenixAt(WORKERS.getPort(), arguments);
  }

  private Outcome phoenixAt(int port, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/phoenix.yaml"), "ports:\n  workers: " + port + "\n");
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
