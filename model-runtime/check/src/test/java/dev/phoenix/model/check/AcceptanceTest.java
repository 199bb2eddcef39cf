package dev.phoenix.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Finding.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

  private record Draft(String name, Assessment assessment, double confidence) {}

  private static final Assessment FLAWLESS = new Assessment(1, List.of());
  private static final Assessment WARNED =
      new Assessment(0.9, List.of(new Finding("REPETITION", Severity.WARNING, "Twice.")));
  private static final Assessment BROKEN =
      new Assessment(0.95, List.of(new Finding("TOO_LONG", Severity.ERROR, "Too long.")));

  @Test
  void shouldTakeADraftAtOnceThatPassesAndThatItsWriterIsSureOf() {
    assertThat(Acceptance.isGood(FLAWLESS, Acceptance.SURE)).isTrue();
    assertThat(Acceptance.isGood(WARNED, 0.9)).isTrue();
  }

  @Test
  void shouldTryAgainWhenTheWriterIsNotSure() {
    assertThat(Acceptance.passes(FLAWLESS)).isTrue();
    assertThat(Acceptance.isGood(FLAWLESS, 0.49)).isFalse();
  }

  @Test
  void shouldNeverTakeADraftThatBreaksALimitWhateverItsScore() {
    assertThat(Acceptance.isGood(BROKEN, 1)).isFalse();
  }

  @Test
  void shouldTryAgainWhenWarningsWeighTooMuch() {
    assertThat(Acceptance.passes(new Assessment(Acceptance.CONFIDENT, List.of()))).isFalse();
  }

  @Test
  void shouldPutLimitsBeforeConfidenceAndConfidenceBeforeScore() {
    // given
    var drafts =
        Stream.of(
            new Draft("broken but sure", BROKEN, 1),
            new Draft("warned, less sure", WARNED, 0.4),
            new Draft("warned, as sure", WARNED, 0.6),
            new Draft("flawless", FLAWLESS, 0.6));

    // when
    var ordered = drafts.sorted(Acceptance.bestFirst(Draft::assessment, Draft::confidence));

    // then
    assertThat(ordered)
        .extracting(Draft::name)
        .containsExactly("flawless", "warned, as sure", "warned, less sure", "broken but sure");
  }
}
