package dev.phoenix.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelTest {

  @TempDir private Path folder;

  @Test
  void shouldUnpackAGgufFile() throws IOException {
    // when
    var file = ShippedModel.unpack(folder.resolve("deep/models"));

    // then
    try (var content = Files.newInputStream(file)) {
      assertThat(new String(content.readNBytes(4))).isEqualTo("GGUF");
    }
  }

  @Test
  void shouldLeaveAFileAloneThatIsThere() throws IOException {
    // given
    var file = ShippedModel.unpack(folder);
    var written = Files.getLastModifiedTime(file);

    // when
    var again = ShippedModel.unpack(folder);

    // then
    assertThat(again).isEqualTo(file);
    assertThat(Files.getLastModifiedTime(again)).isEqualTo(written);
  }

  @Test
  void shouldReplaceAFileWhoseContentChanged() throws IOException {
    // given
    var file = ShippedModel.unpack(folder);
    long size = Files.size(file);
    Files.writeString(file, "half of a download");

    // when
    var again = ShippedModel.unpack(folder);

    // then
    assertThat(Files.size(again)).isEqualTo(size);
  }

  @Test
  void shouldLeaveOneWholeFileWhenSeveralUnpackAtOnce() throws Exception {
    // given
    Callable<Path> unpack = () -> ShippedModel.unpack(folder);

    // when
    try (var threads = Executors.newFixedThreadPool(4)) {
      var files = threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> unpack).toList());
      for (var file : files) {
        assertThat(file.get()).isRegularFile();
      }
    }

    // then
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void shouldUnpackWhatAdaptersAreTrainedOn() throws IOException {
    // when
    var directory = ShippedModel.unpackWeights(folder);

    // then
    assertThat(directory.resolve("config.json")).content().contains("LlamaForCausalLM");
    assertThat(directory.resolve("tokenizer.json")).isNotEmptyFile();
    assertThat(directory.resolve("model.safetensors")).isNotEmptyFile();
  }

  @Test
  void shouldUnpackWhatAnAdapterLearnsAgain() throws IOException {
    // when
    var file = ShippedModel.unpackReplay(folder.resolve("sets"));

    // then
    assertThat(Files.readAllLines(file)).hasSize(1500).doesNotHaveDuplicates();
    assertLines(file);
  }

  @Test
  void shouldUnpackWhatShowsWhetherOldSkillsStayed() throws IOException {
    // given an older file in its place
    Files.writeString(folder.resolve("general.jsonl"), "an older one");

    // when
    var file = ShippedModel.unpackGeneral(folder);

    // then
    assertThat(Files.readAllLines(file)).hasSize(200).doesNotHaveDuplicates();
    assertLines(file);
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  /** Corrections in both languages, in the parts that the model is asked with. */
  private static void assertLines(Path file) throws IOException {
    var json = new ObjectMapper();
    int spanish = 0;
    for (var line : Files.readAllLines(file)) {
      var node = json.readTree(line);
      assertThat(node.get("response").asText()).isNotBlank();
      assertThat(node.get("prompt").get(0).get("control").asText()).isEqualTo(PromptFormat.START);
      var brief = node.get("prompt").get(1).get("plain").asText();
      assertThat(brief).startsWith("brief\nlanguage: ");
      assertThat(node.get("prompt").get(node.get("prompt").size() - 1).get("plain").asText())
          .isEqualTo("post\n");
      spanish += brief.startsWith("brief\nlanguage: es\n") ? 1 : 0;
      assertThat(node.get("prompt").size()).isGreaterThan(4);
    }
    int lines = Files.readAllLines(file).size();
    assertThat(spanish).isBetween(lines * 4 / 10, lines * 6 / 10);
  }

  @Test
  void shouldBeSurerOfWhatTheModelFoundLikelier() {
    // given
    var confidence = ShippedModel.confidence();

    // then
    assertThat(confidence.slope()).isPositive();
  }
}
