package dev.phoenix.workers.monitoring.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.health.probe.TextJudge.Symptom;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class TextJudgeProperties {

  @Property
  void shouldJudgeAnything(@ForAll String text, @ForAll List<String> topic) {
    assertThat(TextJudge.judge(text, topic)).isNotNull();
  }

  @Property
  void shouldSeeAnySentenceThatIsSaidOverAndOver(
      @ForAll @Size(min = 3, max = 8)
          List<@AlphaChars @StringLength(min = 2, max = 9) String> words,
      @ForAll @IntRange(min = 5, max = 30) int times) {
    // given
    var text = String.join(" ", Collections.nCopies(times, String.join(" ", words)));

    // when / then
    assertThat(TextJudge.judge(text, List.of())).contains(Symptom.REPEATS);
  }

  @Property
  void shouldFindATopicWordWhereverItStands(
      @ForAll @AlphaChars @StringLength(min = 3, max = 12) String word,
      @ForAll @AlphaChars @StringLength(max = 40) String before) {
    // given
    var text = before + " " + word.toUpperCase(Locale.ROOT) + "s, and more of it";

    // when / then
    assertThat(TextJudge.judge(text, List.of(word))).doesNotContain(Symptom.OFF_TOPIC);
  }
}
