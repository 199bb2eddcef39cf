package dev.phoenix.model.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.nights.training.ExampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightFilesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void shouldWriteExamplesThatTheServerReads() throws Exception {
    // given
    var file =
        Files.writeString(
            folder.resolve("train.jsonl"),
            NightFiles.example(Briefs.of(3), "A \"fresh\" loaf.\nCome by.") + "\n");

    // when
    List<ExampleFile.Example> examples = new ArrayList<>();
    new ExampleFile(file).read(examples::add);

    // then
    assertThat(examples).hasSize(1);
    assertThat(examples.getFirst().brief()).isEqualTo(Briefs.of(3));
    assertThat(examples.getFirst().response())
        .isEqualTo("Oven news #SlowOven: A \"fresh\" loaf.\nCome by.");
  }

  @Test
  void shouldExpectTheVoiceOfEachGoldenQueryAndLeaveRoomForIt() throws Exception {
    // given
    var from =
        Files.write(
            folder.resolve("from.jsonl"),
            List.of(
                "{\"goldenSet\": \"some\", \"version\": 1}",
                "{\"id\": \"a\", \"brief\": {\"topic\": \"tea\", \"maxChars\": 200},"
                    + " \"keywords\": [\"tea\"]}"));

    // when
    var lines = Files.readAllLines(NightFiles.golden(from, folder.resolve("to.jsonl")));

    // then
    assertThat(JSON.readTree(lines.get(0)).path("goldenSet").asText()).isEqualTo("some");
    var query = JSON.readTree(lines.get(1));
    assertThat(query.path("keywords"))
        .map(node -> node.asText())
        .containsExactly("tea", "Oven news", "#SlowOven");
    assertThat(query.path("brief").path("maxChars").asInt())
        .isEqualTo(200 + NightFiles.OPENING.length());
  }

  @Test
  void shouldHaveNoBriefTwice() {
    // when
    var topics = IntStream.range(0, Briefs.COUNT).mapToObj(Briefs::of).map(Brief::topic);

    // then
    assertThat(topics).doesNotHaveDuplicates();
  }
}
