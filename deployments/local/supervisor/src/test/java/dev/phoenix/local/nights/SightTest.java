package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {

  @ParameterizedTest
  @CsvSource({
    "working, '', '', false, COLLECTING",
    "training, TRAIN, RUNNING, false, TRAINING",
    "working, VALIDATE, RUNNING, false, VALIDATING",
    "working, VALIDATE_SHIPPED, RUNNING, false, VALIDATING_SHIPPED",
    "working, ARCHIVE, RUNNING, false, ARCHIVING",
    "working, ARCHIVE, DONE, false, ACTIVATING",
    "working, WATCH, RUNNING, false, ACTIVATING",
    "working, WATCH, RUNNING, true, ACTIVATING",
    "watching, WATCH, RUNNING, true, WATCHING",
    "watching, END, DONE, true, ENDING",
    "'', TRAIN, RUNNING, false, TRAINING"
  })
  void shouldTellTheStateOfANight(
      String flow, String step, String status, boolean live, Moment moment) {
    assertThat(new Sight(flow, step, status, live).moment()).contains(moment);
  }

  @ParameterizedTest
  @CsvSource({"requested, ''", "'', ''", "ended, END", "ended, TRAIN"})
  void shouldTellNoStateBeforeTheNightAndAfterIt(String flow, String step) {
    assertThat(new Sight(flow, step, "DONE", false).moment()).isEmpty();
  }

  @Test
  void shouldNotTakeTheTimeBeforeTheActivationForIt() {
    // given
    var archived = new Sight("working", "ARCHIVE", "DONE", false);
    var activated = new Sight("working", "WATCH", "RUNNING", false);

    // then
    assertThat(archived.suits(Moment.ACTIVATING)).isFalse();
    assertThat(archived.past(Moment.ACTIVATING)).isFalse();
    assertThat(activated.suits(Moment.ACTIVATING)).isTrue();
  }

  @Test
  void shouldKnowAStateThatWillNotComeAnyMore() {
    // given
    var ending = new Sight("training", "END", "DONE", false);

    // then
    assertThat(ending.past(Moment.ACTIVATING)).isTrue();
    assertThat(ending.past(Moment.ENDING)).isFalse();
    assertThat(new Sight("ended", "", "", false).past(Moment.COLLECTING)).isTrue();
  }
}
