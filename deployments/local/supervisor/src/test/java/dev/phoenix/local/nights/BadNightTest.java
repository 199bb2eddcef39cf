package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.UserError;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BadNightTest {

  private static final List<ObjectNode> BRIEFS = Topics.series("bad", 0, 12);

  @Test
  void shouldChooseAllUnlessSomeAreNamed() {
    // when
    var all = BadNight.chosen("");
    var some = BadNight.chosen("contradictory-verdicts, shuffled-answers");

    // then
    assertThat(all).containsExactly(BadNight.values());
    assertThat(some).containsExactly(BadNight.CONTRADICTORY_VERDICTS, BadNight.SHUFFLED_ANSWERS);
  }

  @Test
  void shouldSayWhichThereAreWhenOneIsNotKnown() {
    assertThatThrownBy(() -> BadNight.chosen("shuffled"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("'shuffled'", "shuffled-answers", "honest-but-useless");
  }

  @Test
  void shouldGiveNoBriefItsOwnAnswerWhenShuffled() {
    // when
    var lines = lines(BadNight.SHUFFLED_ANSWERS);

    // then
    assertThat(lines)
        .hasSameSizeAs(BRIEFS)
        .allSatisfy(
            line ->
                assertThat(line.path("response").asText())
                    .doesNotContain(line.at("/input/topic").asText()));
  }

  @Test
  void shouldApproveAndRejectTheSameTextWhenContradictory() {
    // when
    var lines = lines(BadNight.CONTRADICTORY_VERDICTS);

    // then
    for (int i = 0; i < lines.size(); i += 2) {
      assertThat(lines.get(i).path("response")).isEqualTo(lines.get(i + 1).path("response"));
      assertThat(lines.get(i).path("input")).isEqualTo(lines.get(i + 1).path("input"));
      assertThat(lines.get(i).path("feedback").asInt()).isOne();
      assertThat(lines.get(i + 1).path("feedback").asInt()).isZero();
    }
  }

  @Test
  void shouldSayOneTextAThousandTimesAboutDifferentTopics() {
    // when
    var lines = lines(BadNight.ONE_TEXT_1000_TIMES);

    // then
    assertThat(lines).hasSize(1000);
    assertThat(lines)
        .extracting(line -> line.path("response"))
        .containsOnly(lines.getFirst().path("response"));
    assertThat(lines).extracting(line -> line.at("/input/topic").asText()).doesNotHaveDuplicates();
  }

  @Test
  void shouldApproveTheModelsOwnDraftsWhenUseless() {
    // when
    var lines = lines(BadNight.HONEST_BUT_USELESS);

    // then
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.path("response").asText())
                    .isEqualTo("About " + line.at("/input/topic").asText()));
  }

  private static List<ObjectNode> lines(BadNight night) {
    return night.lines(BRIEFS, brief -> "About " + brief.path("topic").asText(), new Random(1));
  }
}
