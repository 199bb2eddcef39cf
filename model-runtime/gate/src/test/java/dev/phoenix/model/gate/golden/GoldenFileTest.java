package dev.phoenix.model.gate.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenFileTest {

  private static final String HEAD = "{\"goldenSet\":\"ours\",\"version\":1}";
  private static final String QUERY =
      "{\"id\":\"en-1\",\"brief\":{\"topic\":\"tea\"},\"keywords\":[\"tea\"]}";

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("golden.jsonl"), List.of(lines));
  }

  @Test
  void shouldReadQueriesWithWhatTheirBriefsLeaveOut() throws Exception {
    // when
    List<GoldenQuery> queries =
        GoldenFile.read(
            file(
                HEAD,
                QUERY,
                "",
                """
                {"id":"es-1","brief":{"topic":"té","language":"es","hashtags":["#Te"],\
                "maxChars":99,"requestId":"r"},"keywords":["té","casa"]}\
                """));

    // then
    assertThat(queries).extracting(GoldenQuery::id).containsExactly("en-1", "es-1");
    assertThat(queries.get(0).brief().language()).isEqualTo("en");
    assertThat(queries.get(0).brief().maxChars()).isEqualTo(280);
    assertThat(queries.get(1).brief().hashtags()).containsExactly("#Te");
    assertThat(queries.get(1).keywords()).containsExactly("té", "casa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | it is no JSON",
        "[] | it is no JSON object",
        "{\"id\":\"a\"} | keywords",
        "{\"id\":\"a\",\"brief\":{\"topic\":\"t\"},\"keywords\":[]} | keywords",
        "{\"id\":\"a\",\"brief\":{\"topic\":\"t\"},\"keywords\":[3]} | keywords",
        "{\"id\":\"a\",\"brief\":{\"topic\":\"t\"},\"keywords\":[\"\\u0301\"]} | says nothing",
        "{\"id\":\"a\",\"brief\":{},\"keywords\":[\"t\"]} | topic",
        "{\"id\":\"a\",\"brief\":{\"topic\":\"t\",\"maxChars\":1e9},\"keywords\":[\"t\"]} |"
            + " maxChars",
        "{\"id\":\" \",\"brief\":{\"topic\":\"t\"},\"keywords\":[\"t\"]} | id",
        "{\"id\":\"en-1\",\"brief\":{\"topic\":\"t\"},\"keywords\":[\"t\"]} | is there already",
      })
  void shouldNameTheLineThatIsBroken(String line, String why) throws Exception {
    // given
    Path file = file(HEAD, QUERY, line);

    // then
    assertThatThrownBy(() -> GoldenFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("golden.jsonl, line 3: ")
        .hasMessageContaining(why);
  }

  @Test
  void shouldRefuseASetWithoutHeaderOrQueryOrUtf8() throws Exception {
    assertThatThrownBy(() -> GoldenFile.read(file(QUERY)))
        .hasMessageContaining("line 1: its goldenSet");
    assertThatThrownBy(() -> GoldenFile.read(file(HEAD))).hasMessageContaining("has no query");
    Path latin = folder.resolve("latin.jsonl");
    Files.write(latin, (HEAD + "\n\"té\"").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> GoldenFile.read(latin)).hasMessageContaining("no UTF-8");
  }
}
