package dev.phoenix.workers.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

  private static final Topic GOLDEN =
      Topic.of("Repair café for old bicycles every second Saturday");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Our spring sale starts | OUR Spring-Sale starts!
          Pan de leña            | pan de lena
          New bakeries           | new bakery
          Classes and cases      | class and case
          Cakes                  | cake
          """)
  void shouldHashTheSameTopicsTheSame(String one, String other) {
    assertThat(Topic.of(one).hash()).isEqualTo(Topic.of(other).hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repair cafe for old bicycle every second saturday",
        "Every second Saturday: the repair café for your old bicycles is back in town",
        "Saturday repair café: old bicycles, second round",
      })
  void shouldKnowAGoldenTopicInOtherOrderAndAmongOtherWords(String topic) {
    assertThat(Topic.of(topic).restates(GOLDEN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Old bicycles for sale", "Repair your umbrella on Saturday", "", "🎉", "the"})
  void shouldNotTakeOtherTopicsForGolden(String topic) {
    assertThat(Topic.of(topic).restates(GOLDEN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "🎉", "\u0000\uD800", "东京夜市"})
  void shouldHashWhateverThereIs(String topic) {
    assertThat(Topic.of(topic).hash()).hasSize(64).isEqualTo(Topic.of(topic).hash());
  }
}
