package dev.phoenix.model.training.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.training.corpus.Editor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSetsTest {

  private static final Editor EDITOR = new Editor(new Checker(List.of()));

  /** Another digest means other briefs: rates measured before are then of another test. */
  @Test
  void shouldAskTheSamePlainBriefsForEver() {
    assertThat(TestSets.digest(TestSets.plain(EDITOR)))
        .isEqualTo("9b03f3628eae67ae96a98429e7c29c0fb7d79923c389694141f45198090cffee");
  }

  /** Another digest means other briefs: rates measured before are then of another test. */
  @Test
  void shouldAskTheSamePolicyBriefsForEver() {
    assertThat(TestSets.digest(TestSets.policy(EDITOR)))
        .isEqualTo("c7e35da6842cc1f1c7a3a36486f6ff1b9b6149ed20c4505b55e65e1719699de8");
  }
}
