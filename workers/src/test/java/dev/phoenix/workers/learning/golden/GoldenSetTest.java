package dev.phoenix.workers.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.brief.BriefValidator;
import dev.phoenix.workers.learning.likeness.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenSetTest {

  /** Version 1. A change of the set is a new version, and what was measured before is another's. */
  private static final String FROZEN =
      "cb490240c9a9716f8f3d7dc56a77eff4fc9a69ae31a179c1eb4645ec81b3c8d7";

  @TempDir private Path folder;

  @Test
  void shouldBeWhatWasFrozen() {
    // when
    var set = GoldenSet.read(null);

    // then
    assertThat(set.version()).isEqualTo(1);
    assertThat(set.digest()).isEqualTo(FROZEN);
    assertThat(set.queries()).hasSize(40);
    assertThat(set.queries())
        .filteredOn(q -> q.brief().path("language").asText().equals("es"))
        .hasSize(20);
  }

  @Test
  void shouldHoldBriefsThatTheFlowWouldTake() {
    // given
    var validator = new BriefValidator();

    // when / then
    assertThat(GoldenSet.read(null).queries())
        .allSatisfy(
            query -> {
              var brief = ((ObjectNode) query.brief()).deepCopy().put("requestId", query.id());
              assertThat(validator.validate(brief)).isInstanceOf(BriefValidator.Valid.class);
              assertThat(query.keywords()).hasSizeBetween(3, 5);
            });
  }

  @Test
  void shouldHoldTopicsThatAreFarApart() {
    // given
    var topics = GoldenSet.read(null).topics();

    // when / then
    for (int i = 0; i < topics.size(); i++) {
      for (int j = 0; j < topics.size(); j++) {
        assertThat(i != j && topics.get(i).restates(topics.get(j))).as("%d, %d", i, j).isFalse();
      }
    }
  }

  @Test
  void shouldReadATeamsOwnSet() throws Exception {
    // given
    var file = write(line("a", "[\"bread\"]"));

    // when
    var set = GoldenSet.read(file);

    // then
    assertThat(set.name()).isEqualTo("ours");
    assertThat(set.queries()).extracting(GoldenQuery::id).containsExactly("a");
  }

  @Test
  void shouldRefuseASetThatWasChanged() throws Exception {
    // given
    var file = write(line("a", "[\"bread\"]"));
    Files.writeString(file, Files.readString(file).replace("bread", "break"));

    // when / then
    assertThatThrownBy(() -> GoldenSet.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not what was frozen")
        .hasMessageContaining(".sha256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no JSON", "{\"id\":\"a\",\"brief\":{},\"keywords\":[\"b\"]}"})
  void shouldRefuseASetThatNothingCanBeJudgedBy(String line) throws Exception {
    var file = write(line);
    assertThatThrownBy(() -> GoldenSet.read(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseIdsThatAreGivenTwiceAndQueriesWithoutKeywords() throws Exception {
    var twice = write(line("a", "[\"bread\"]") + "\n" + line("a", "[\"cake\"]"));
    assertThatThrownBy(() -> GoldenSet.read(twice)).hasMessageContaining("repeats the id a");
    var none = write(line("a", "[]"));
    assertThatThrownBy(() -> GoldenSet.read(none)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldSayWhatToDoWhenTheDigestIsMissing() throws Exception {
    var file = Files.writeString(folder.resolve("alone.jsonl"), "x");
    assertThatThrownBy(() -> GoldenSet.read(file)).hasMessageContaining("sha256sum");
  }

  private Path write(String queries) throws Exception {
    var text = "{\"goldenSet\":\"ours\",\"version\":3}\n" + queries;
    Files.writeString(folder.resolve("golden.jsonl.sha256"), Sha256.of(text));
    return Files.writeString(folder.resolve("golden.jsonl"), text);
  }

  private static String line(String id, String keywords) {
    return "{\"id\":\"%s\",\"brief\":{\"topic\":\"Bread\"},\"keywords\":%s}"
        .formatted(id, keywords);
  }
}
