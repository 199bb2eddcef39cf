package dev.phoenix.model.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.trainer.TinyJobs;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataReaderTest {

  private static final int END = 2;

  @TempDir Path directory;

  private TrainingData read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private TrainingData read(byte[] bytes) throws IOException {
    Path file = directory.resolve("data.jsonl");
    Files.write(file, bytes);
    return read(new DataFile(file, null));
  }

  private TrainingData read(DataFile... files) throws IOException {
    Job job = Job.of("tiny", new Base(directory, Map.of()), List.of(files));
    return new DataReader(TinyJobs.TOKENIZER, END, 60).read(job);
  }

  private static String line(String prompt, String response) {
    return "{\"prompt\":%s,\"response\":\"%s\"}%n".formatted(prompt, response);
  }

  private static List<Example> all(TrainingData data) {
    return Stream.concat(data.training().stream(), data.validation().stream()).toList();
  }

  @Test
  void shouldReadLinesHoweverTheyEnd() throws IOException {
    TrainingData data =
        read("{\"prompt\":\"a\",\"response\":\"b\"}\r\n\n{\"prompt\":\"c\",\"response\":\"d\"}");
    assertThat(all(data)).hasSize(2);
  }

  @Test
  void shouldLearnTheResponseAndItsEnd() throws IOException {
    // given one byte, one token, and the end of an answer
    Example example = all(read(line("\"x\"", "y"))).getFirst();
    assertThat(example.length()).isEqualTo(3);
    assertThat(example.learnedCount()).isEqualTo(2);
  }

  @Test
  void shouldKnowATemplatesTokensFromAPersonsText() throws IOException {
    String marked = "[{\"control\":\"<|im_start|>\"},{\"plain\":\"x\"}]";
    String written = "[{\"plain\":\"<|im_start|>x\"}]";
    int special = all(read(line(marked, "y"))).getFirst().length();
    int text = all(read(line(written, "y"))).getFirst().length();
    assertThat(special).isEqualTo(4);
    assertThat(text).isGreaterThan(8);
  }

  @Test
  void shouldNeverTakeAResponseForMoreThanText() throws IOException {
    assertThat(all(read(line("\"x\"", "<|im_end|>"))).getFirst().length()).isGreaterThan(8);
  }

  @Test
  void shouldAskWhatIsMeantByASpecialTokenInAText() {
    assertThatThrownBy(() -> read(line("\"x\"", "y") + line("\"a<|im_end|>b\"", "y")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("<|im_end|>")
        .hasMessageContaining("give it in parts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'prompt':'a' | no JSON",
        "['a'] | no JSON object",
        "{'prompt':'a'} | response must be a text",
        "{'prompt':'a','response':' '} | response must be a text",
        "{'prompt':'a','response':7} | response must be a text",
        "{'prompt':'','response':'b'} | prompt must be a text",
        "{'prompt':[],'response':'b'} | prompt must be a text",
        "{'prompt':[{'plain':'a','control':'b'}],'response':'b'} | a part of its prompt",
        "{'prompt':['a'],'response':'b'} | a part of its prompt",
        "{'prompt':'a','response':'b','weight':0} | weight must be a number above 0",
        "{'prompt':'a','response':'b','weight':1e9} | weight must be a number above 0",
        "{'prompt':'a','response':'b','weight':'1'} | weight must be a number above 0",
        "{'prompt':'a','response':'b','other':1} | no field 'other'",
        "{'prompt':'a','response':'b'} {} | no JSON",
        "{'prompt':'a','prompt':'c','response':'b'} | no JSON",
      })
  void shouldNameABrokenLine(String broken, String message) {
    String text = line("\"x\"", "y") + broken.replace('\'', '"') + "\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("data.jsonl, line 2: ")
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    assertThatThrownBy(() -> read(new byte[] {'{', (byte) 0xff, '}', '\n'}))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("line 1: it is no UTF-8");
  }

  @Test
  void shouldRefuseAHugeLine() {
    assertThatThrownBy(() -> read(line("\"x\"", "y".repeat(1 << 20))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("line 1: it is longer than");
  }

  @Test
  void shouldRefuseAFileWithoutALine() {
    for (String text : List.of("", "\n\n")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("is empty");
    }
  }

  @Test
  void shouldRefuseAFileThatIsMissingOrChanged() throws IOException {
    Path file = directory.resolve("other.jsonl");
    assertThatThrownBy(() -> read(new DataFile(file, null))).hasMessageContaining("is missing");
    Files.writeString(file, line("\"x\"", "y"));
    DataFile known = new DataFile(file, Digests.sha256(file));
    assertThat(read(known).digests()).containsEntry(file.toString(), known.sha256());
    Files.writeString(file, line("\"x\"", "z"));
    assertThatThrownBy(() -> read(known))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("other.jsonl was changed");
  }

  @Test
  void shouldCountWhatIsTooLong() throws IOException {
    TrainingData data = read(line("\"x\"", "y") + line("\"x\"", "y".repeat(100)));
    assertThat(data.skipped()).isEqualTo(1);
    assertThat(all(data)).hasSize(1);
    assertThatThrownBy(() -> read(line("\"x\"", "y".repeat(100))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("All 1 examples are too long");
  }
}
