package dev.phoenix.model.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  @Test
  void shouldStopAfterSoManyWithoutABetterOne() {
    EarlyStopping stopping = new EarlyStopping(2);
    assertThat(stopping.isBest(10, 2)).isTrue();
    assertThat(stopping.isBest(20, 2)).isFalse();
    assertThat(stopping.exhausted()).isFalse();
    assertThat(stopping.isBest(30, 1.9)).isTrue();
    assertThat(stopping.isBest(40, 3)).isFalse();
    assertThat(stopping.isBest(50, 3)).isFalse();
    assertThat(stopping.exhausted()).isTrue();
    assertThat(stopping.bestStep()).isEqualTo(30);
  }

  @Test
  void shouldNeverStopWithoutPatience() {
    EarlyStopping stopping = new EarlyStopping(0);
    for (int i = 1; i < 100; i++) {
      assertThat(stopping.isBest(i, i)).isEqualTo(i == 1);
    }
    assertThat(stopping.exhausted()).isFalse();
  }

  @Test
  void shouldGoOnFromItsNotes() {
    // given
    EarlyStopping before = new EarlyStopping(2);
    before.isBest(10, 0.1 + 0.2);
    before.isBest(20, 1);

    // when
    EarlyStopping after = new EarlyStopping(2);
    after.resume(before.notes());

    // then
    assertThat(after.best()).isEqualTo(0.1 + 0.2);
    assertThat(after.isBest(30, 0.1 + 0.2)).isFalse();
    assertThat(after.exhausted()).isTrue();
    assertThat(after.bestStep()).isEqualTo(10);
  }

  @Test
  void shouldCountTheTimeBeforeAKill() {
    Stopwatch watch = new Stopwatch(10, () -> 0);
    watch.resume(10);
    watch.check();
    watch.resume(10.5);
    assertThatThrownBy(watch::check)
        .isInstanceOf(TimedOutException.class)
        .hasMessageContaining("raise limits.seconds");
  }
}
