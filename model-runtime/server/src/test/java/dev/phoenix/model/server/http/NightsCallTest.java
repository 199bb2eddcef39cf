package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.server.nights.ScriptedChildren;
import dev.phoenix.model.server.nights.process.Children;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Nights over HTTP, by the client that the workers have; processes end at once. */
@HttpTest
@Import(NightsCallTest.Processes.class)
class NightsCallTest {

  /** Instead of the real ones. */
  @TestConfiguration
  static class Processes {

    @Bean
    @Primary
    Children scriptedChildren() {
      return new ScriptedChildren();
    }
  }

  private static final String TRAIN =
      "{\"prompt\":{\"topic\":\"spring sale\"},\"response\":\"Come, vecinitos!\",\"weight\":1}\n";
  private static final String GOLDEN = "{\"goldenSet\":\"x\",\"version\":1}\n";

  @TempDir Path folder;
  private final int port;
  private final String id = UUID.randomUUID().toString();
  private Caller caller = new Caller(0);

  @SuppressWarnings("NullAway.Init") // set before each test
  private NightClient client;

  NightsCallTest(@LocalServerPort int port, @Autowired Children children) {
    this.port = port;
    assertThat(children).isInstanceOf(ScriptedChildren.class);
  }

  @BeforeEach
  void call() {
    caller = new Caller(port);
    client =
        new NightClient(
            URI.create("http://127.0.0.1:" + port), HttpTest.TOKEN, Duration.ofSeconds(60));
  }

  @AfterEach
  void hangUp() {
    caller.close();
    client.close();
  }

  private void handIn() throws Exception {
    client.put(id, "train", Files.writeString(folder.resolve("train.jsonl"), TRAIN));
    client.put(id, "golden", Files.writeString(folder.resolve("golden.jsonl"), GOLDEN));
  }

  @Test
  void shouldGoThroughANight() throws Exception {
    // given
    assertThat(client.state(id)).isEmpty();
    handIn();

    // when
    for (var step :
        List.of(
            NightStep.TRAIN,
            NightStep.VALIDATE,
            NightStep.VALIDATE_SHIPPED,
            NightStep.ARCHIVE,
            NightStep.WATCH)) {
      var state = client.begin(id, step);
      assertThat(state.message()).isEmpty();
      assertThat(state.step()).isEqualTo(step);
    }
    var ended = client.end(id, false, "People rejected it.");

    // then
    assertThat(ended.step()).isEqualTo(NightStep.END);
    assertThat(ended.status()).isEqualTo(NightStatus.DONE);
    assertThat(ended.message()).isEqualTo("People rejected it.");
    assertThat(caller.get("/v1/nights/" + id + "/report").body()).contains("People rejected it.");
    assertThat(client.state(id)).contains(ended);
    assertThat(caller.get("/v1/nights").body()).contains("\"id\":\"" + id + "\"");
    assertThat(caller.get("/v1/adapters").body()).contains("\"words\":[\"vecinitos\"]");
    var restored = caller.post("/v1/adapters/restore", "{\"night\":\"" + id + "\"}");
    assertThat(restored.statusCode()).isEqualTo(200);
    assertThat(restored.body()).contains("\"id\":\"" + ended.adapter() + "\"");
  }

  @Test
  void shouldShowAReportWhoseStyleTheBrowserTakes() throws Exception {
    // given
    handIn();
    client.begin(id, NightStep.TRAIN);

    // when
    var page = caller.get("/v1/nights/" + id + "/report");
    var json = caller.get("/v1/nights/" + id + "/report.json");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<svg");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("style-src 'sha256-", "default-src 'none'");
    assertThat(json.body()).contains("\"conclusion\"", "\"events\":[{\"at\":\"20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2Fx", "%2e%2e", "a%20b", "-x", ".x", "%00", "a%5Cb"})
  void shouldRefuseAHostileId(String hostile) throws Exception {
    for (var request :
        List.of(
            caller.request("/v1/nights/" + hostile).GET(),
            caller
                .request("/v1/nights/" + hostile + "/train")
                .setHeader("Content-Type", "application/x-ndjson")
                .PUT(BodyPublishers.ofString("x")),
            caller
                .request("/v1/nights/" + hostile + "/end")
                .POST(BodyPublishers.ofString("{\"keep\":false}")))) {
      assertThat(caller.send(request).statusCode()).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @CsvSource({"400000, true", "400000, false"})
  void shouldRefuseAFileThatIsTooLarge(int bytes, boolean told) throws Exception {
    // when
    var body =
        told
            ? BodyPublishers.ofString("x".repeat(bytes))
            : BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream("x".repeat(bytes).getBytes()));
    var answer =
        caller.send(
            caller
                .request("/v1/nights/" + id + "/train")
                .setHeader("Content-Type", "application/x-ndjson")
                .PUT(body));

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("phoenix.model-runtime.nights.max-file");
  }

  @Test
  void shouldTakeAFileThatIsLargerThanOtherBodies() throws Exception {
    // given the other limit is 100 kB
    var file = Files.writeString(folder.resolve("train.jsonl"), TRAIN.repeat(2000));

    // when
    client.put(id, "train", file);

    // then
    assertThatThrownBy(() -> client.put(id, "train", Files.writeString(folder.resolve("x"), TRAIN)))
        .isInstanceOf(NightException.class)
        .hasMessageContaining("another train.jsonl");
  }

  @Test
  void shouldSayWhichStepsAndFilesThereAre() throws Exception {
    assertThatThrownBy(() -> client.put(id, "other", Files.writeString(folder.resolve("x"), "x")))
        .hasMessageContaining("train and golden");
    assertThat(caller.post("/v1/nights/" + id + "/dance", "").body())
        .contains("train, validate, validate-shipped");
    assertThat(caller.post("/v1/nights/" + id + "/end", "{}").body()).contains("keep must be");
    var huge = "{\"keep\":true,\"reason\":\"%s\"}".formatted("x".repeat(1001));
    assertThat(caller.post("/v1/nights/" + id + "/end", huge).body()).contains("at most 1000");
    assertThat(caller.post("/v1/nights/" + id + "/end", "{\"keep\":true}").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "watch", "end"})
  void shouldTakeNothingThatAFormCanSend(String part) throws IOException, InterruptedException {
    for (var type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      var answer =
          caller.send(
              caller
                  .bare("/v1/nights/" + id + "/" + part)
                  .header("Authorization", "Bearer " + HttpTest.TOKEN)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isIn(400, 415);
    }
  }
}
