package dev.phoenix.model.gate.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateRequestFileTest {

  @TempDir Path directory;

  private JobFolder folder = new JobFolder(Path.of(""));

  @BeforeEach
  void prepare() {
    folder = new JobFolder(directory);
  }

  private GateRequest request(Map<String, String> digests) {
    return new GateRequest(
        GateEngine.LLAMA_CPP,
        new Base(directory.resolve("base"), Map.of()),
        directory.resolve("base.gguf"),
        directory.resolve("adapter.gguf"),
        directory.resolve("merged.gguf"),
        null,
        Job.LORA,
        directory.resolve("golden.jsonl"),
        directory.resolve("general.jsonl"),
        directory.resolve("gate-result.json"),
        digests,
        5,
        3,
        directory.resolve("natives"),
        directory.resolve("trials"),
        60);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String name :
        new String[] {
          "base.gguf",
          "adapter.gguf",
          "merged.gguf",
          "golden.jsonl",
          "general.jsonl",
          "gate-result.json"
        }) {
      Path file = Files.writeString(directory.resolve(name), name);
      digests.put(file.toString(), Digests.sha256(file));
    }
    return digests;
  }

  @Test
  void shouldReadWhatItWrote() throws Exception {
    // given
    GateRequest request = request(files());

    // when
    GateRequestFile.write(folder, request);

    // then
    assertThat(GateRequestFile.read(folder)).isEqualTo(request);
    assertThat(Files.readString(directory.resolve("gate.json")))
        .contains("\"engine\" : \"llama.cpp\"", "\"rank\" : 8");
    FileDigests.check(request);
  }

  @Test
  void shouldNameTheFileThatIsNotWhatWasAskedFor() throws Exception {
    // given
    Map<String, String> digests = files();
    Files.writeString(directory.resolve("merged.gguf"), "one byte more");

    // then
    refused(digests, "merged.gguf was changed");
    Files.delete(directory.resolve("merged.gguf"));
    refused(digests, "merged.gguf is missing");
    digests.remove(directory.resolve("adapter.gguf").toString());
    refused(digests, "digests does not name " + directory.resolve("adapter.gguf"));
  }

  private void refused(Map<String, String> digests, String why) {
    assertThatThrownBy(() -> FileDigests.check(request(digests)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void shouldNameTheFieldThatIsWrong() throws Exception {
    // given
    GateRequestFile.write(folder, request(files()));
    String right = Files.readString(directory.resolve("gate.json"));

    // then
    refusedJson("", "gate.json");
    refusedJson("[1]", "gate.json");
    refusedJson(right.replace("\"llama.cpp\"", "\"abacus\""), "engine must be djl or llama.cpp");
    refusedJson(right.replace("\"merged\"", "\"mreged\""), "merged is missing");
    refusedJson(right.replace("\"samplesPerQuery\" : 3", "\"samplesPerQuery\" : 0"), "from 1 to");
    refusedJson(right.replaceAll("\"golden\" : .*", ""), "golden is missing");
    refusedJson(right.replace("\"rank\" : 8", "\"rank\" : 0"), "rank");
    Files.delete(directory.resolve("gate.json"));
    assertThatThrownBy(() -> GateRequestFile.read(folder)).hasMessageContaining("no gate.json");
  }

  private void refusedJson(String json, String why) throws IOException {
    Files.writeString(directory.resolve("gate.json"), json);
    assertThatThrownBy(() -> GateRequestFile.read(folder))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
  }
}
