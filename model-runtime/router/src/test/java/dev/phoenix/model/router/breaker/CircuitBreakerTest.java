package dev.phoenix.model.router.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.router.breaker.CircuitBreaker.Permit;
import dev.phoenix.model.router.breaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final List<State> changes = new ArrayList<>();
  private final CircuitBreaker breaker =
      new CircuitBreaker(BreakerSettings.USUAL, clock::get, changes::add);

  @Test
  void shouldOpenAfterFiveFailuresForAMinute() {
    // when
    failFiveTimes();

    // then
    assertThat(breaker.acquire()).isNull();
    pass(Duration.ofSeconds(59));
    assertThat(breaker.acquire()).isNull();
    assertThat(breaker.left()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(breaker.acquire()).isNotNull();
  }

  @Test
  void shouldLetOneProbePassAndCloseWhenItSucceeds() {
    // given
    failFiveTimes();
    pass(Duration.ofSeconds(60));

    // when
    var probe = permit();

    // then
    assertThat(breaker.acquire()).isNull();
    probe.succeeded();
    assertThat(breaker.acquire()).isNotNull();
    assertThat(changes).containsExactly(State.OPEN, State.HALF_OPEN, State.CLOSED);
  }

  @Test
  void shouldOpenAgainWhenTheProbeFails() {
    // given
    failFiveTimes();
    pass(Duration.ofSeconds(60));

    // when
    permit().failed();

    // then
    assertThat(breaker.left()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void shouldLetTheNextProbePassWhenOneSaysNothing() {
    // given
    failFiveTimes();
    pass(Duration.ofSeconds(60));

    // when
    permit().released();

    // then
    assertThat(breaker.acquire()).isNotNull();
    assertThat(breaker.acquire()).isNull();
  }

  @Test
  void shouldNotWaitForEverForAProbe() {
    // given
    failFiveTimes();
    pass(Duration.ofSeconds(60));
    var lost = permit();

    // when
    pass(Duration.ofSeconds(60));
    var probe = permit();

    // then: the lost one counts no more
    lost.failed();
    probe.succeeded();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void shouldIgnoreWhatBeganBeforeItOpened() {
    // given
    var old = permit();
    failFiveTimes();

    // when
    old.succeeded();

    // then
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  private void failFiveTimes() {
    for (int i = 0; i < 5; i++) {
      permit().failed();
    }
  }

  private Permit permit() {
    return Objects.requireNonNull(breaker.acquire());
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
