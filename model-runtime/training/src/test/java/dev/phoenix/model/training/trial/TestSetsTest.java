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
        .isEqualTo("bb6e3c7ea7da69c5061d1814fa90fc704a586f1dc5f86635bde3b4ef2a116d73");
  }

  /** Another digest means other briefs: rates measured before are then of another test. */
  @Test
  void shouldAskTheSamePolicyBriefsForEver() {
    assertThat(TestSets.digest(TestSets.policy(EDITOR)))
        .isEqualTo("803a9681ff661ae99f6a8845cee7440a350b1197522124db4460578a2d6e2beb");
  }
}
