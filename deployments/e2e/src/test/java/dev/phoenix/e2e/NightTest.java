package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.e2e.Platform.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night as it is: trained, judged by both engines, signed and made live by the flow, from forty
 * verdicts of a reviewer who opens each text with the bakery's own words.
 */
@Order(Integer.MAX_VALUE - 3)
@ExtendWith(Platform.class)
class NightTest {

  /** What the drafts are judged by, and the verdicts. */
  static final Path FILES = Path.of("src/test/resources/night").toAbsolutePath();

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void shouldDraftInTheVoiceOfTheVerdictsUntilThatIsRolledBack(
      Running phoenix, @TempDir Path folder) throws Exception {
    // given
    var launcher = phoenix.launcher();
    var since = phoenix.nightsBegan();
    var verdicts = givenAfter(since, folder.resolve("verdicts.jsonl"));
    var imported = launcher.run("feedback", "import", verdicts.toString(), "--strict");
    assertThat(imported.code()).as(imported.output()).isZero();

    // when
    var night = launcher.run("night", "--now", "--since", since.toString());

    // then
    assertThat(night.code()).as(night.output()).isZero();
    assertThat(night.output()).contains("the adapter nightly-v1 is live");
    var draft = draft(launcher);
    assertThat(draft.path("text").asText()).startsWith("Oven news #SlowOven");
    assertThat(draft.path("writer").asText()).isEqualTo("phoenix-core@nightly-v1");

    // when
    var back = launcher.run("adapters", "rollback");

    // then
    assertThat(back.code()).as(back.output()).isZero();
    assertThat(draft(launcher).path("text").asText()).doesNotContain("#SlowOven");
  }

  /** The forty verdicts, as given just then. */
  private static Path givenAfter(Instant since, Path file) throws IOException {
    var lines = new ArrayList<String>();
    for (var line : Files.readAllLines(FILES.resolve("verdicts.jsonl"))) {
      var verdict = (ObjectNode) JSON.readTree(line);
      lines.add(verdict.put("timestamp", since.plusMillis(lines.size()).toString()).toString());
    }
    return Files.write(file, lines);
  }

  private static JsonNode draft(Launcher launcher) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/v1/omni-loop".formatted(launcher.portBase() + 8)))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"brief\":{\"topic\":\"our new rye loaf\",\"hashtags\":[\"#Bakery\"]}}"));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }
  }
}
