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
        .isEqualTo("0ed23da1cd1a159715cc883258991773357634ff33484fbf3fdd0dc307ba266c");
  }

  /** Another digest means other briefs: rates measured before are then of another test. */
  @Test
  void shouldAskTheSamePolicyBriefsForEver() {
    assertThat(TestSets.digest(TestSets.policy(EDITOR)))
        .isEqualTo("bf1374ef500ae92161233d4131afd1e5384ee40f61b8d694875db13e594dc06a");
  }
}
