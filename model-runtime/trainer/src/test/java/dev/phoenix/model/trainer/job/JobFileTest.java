package dev.phoenix.model.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFileTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir Path directory;

  private Job read(String json) throws IOException {
    JobFolder folder = new JobFolder(directory);
    Files.writeString(folder.job(), json);
    return JobFile.read(folder);
  }

  private static String with(String fields) {
    return """
    {"name":"brand","base":{"directory":"base","files":{"config.json":"%s"}},\
    "data":[{"file":"data.jsonl"}]%s}\
    """
        .formatted(DIGEST, fields);
  }

  @Test
  void shouldFillInWhatAJobDoesNotSay() throws IOException {
    // when
    Job job = read(with(""));

    // then
    assertThat(job)
        .isEqualTo(
            Job.of(
                "brand",
                new Base(directory.resolve("base"), Map.of("config.json", DIGEST)),
                List.of(new DataFile(directory.resolve("data.jsonl"), null))));
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    // given
    Job job = read(with(",\"seed\":-7,\"lora\":{\"rank\":3,\"targets\":[\"q_proj\"]}"));

    // when
    JobFile.write(job, new JobFolder(directory));

    // then
    assertThat(JobFile.read(new JobFolder(directory))).isEqualTo(job);
    assertThat(job.lora().alpha()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x':1 | there is no field x",
        "'lora':{'rnak':4} | there is no field lora.rnak",
        "'lora':{'rank':0} | lora.rank must be a whole number from 1 to 256; it is 0",
        "'lora':{'rank':'8'} | lora.rank must be a whole number",
        "'lora':{'rank':1e30} | lora.rank must be a whole number",
        "'lora':{'alpha':-1} | lora.alpha must be a number",
        "'lora':{'dropout':1} | lora.dropout must be a number from 0.0 to 0.9",
        "'lora':{'targets':['lm_head']} | lm_head",
        "'lora':{'targets':[]} | lora.targets must be a list of texts",
        "'lora':{'targets':[7]} | lora.targets must be a list of texts",
        "'lora':[] | lora must be an object",
        "'limits':{'threads':3} | limits.threads must be a whole number from 1 to 2; it is 3",
        "'limits':{'memoryMiB':5000} | limits.memoryMiB must be a whole number from 64 to 4096",
        "'limits':{'seconds':0} | limits.seconds",
        "'optimizer':{'learningRate':0} | optimizer.learningRate",
        "'optimizer':{'beta2':1} | optimizer.beta2",
        "'optimizer':{'batchTokens':0.5} | optimizer.batchTokens",
        "'validation':{'share':0.9} | validation.share",
        "'epochs':0 | epochs must be",
        "'steps':-1 | steps must be",
        "'seed':1.5 | seed must be",
        "'replay':{'share':0.5} | replay needs both",
        "'replay':{'files':[{'file':'a'}]} | replay needs both",
        "'replay':{'files':{}} | replay.files must be a list",
      })
  void shouldNameTheFieldThatIsWrong(String field, String message) {
    assertThatThrownBy(() -> read(with("," + field.replace('\'', '"'))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("job.json: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | no JSON",
        "{} {} | no JSON",
        "[] | must be an object",
        "null | must be an object",
        "`` | must be an object",
        "{} | name must be a text; it is missing",
        "{'name':'a','base':{'directory':'b','files':{'x':'1'}}} | base.files.x must be a sha256",
        "{'name':'a','base':{'directory':'b'}} | base.files must be an object",
      })
  void shouldRefuseWhatIsNoJob(String json, String message) {
    assertThatThrownBy(() -> read(json.replace('\'', '"')))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseAJobWithoutData() {
    assertThatThrownBy(() -> read(with("").replace("[{\"file\":\"data.jsonl\"}]", "[]")))
        .hasMessageContaining("data must name a file");
  }

  @Test
  void shouldRefuseADataDigestThatIsNone() {
    assertThatThrownBy(() -> read(with("").replace("{\"file\"", "{\"sha256\":\"12\",\"file\"")))
        .hasMessageContaining("data[0].sha256 must be");
  }

  @Test
  void shouldSayThatTheFileIsMissing() {
    assertThatThrownBy(() -> JobFile.read(new JobFolder(directory)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("There is no job.json");
  }

  @Test
  void shouldRefuseAHugeFile() {
    assertThatThrownBy(() -> read(" ".repeat(2_000_000)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("longer than");
  }
}
