package dev.phoenix.model.router.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.router.breaker.CircuitBreaker.Permit;
import dev.phoenix.model.router.breaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever happens, in whatever order, late and twice. */
class CircuitBreakerPropertyTest {

  private static final int FAILURES = 3;
  private static final long OPEN_SECONDS = 60;
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(FAILURES, Duration.ofSeconds(OPEN_SECONDS));

  private enum Event {
    ASK,
    SUCCEED,
    FAIL,
    RELEASE,
    WAIT
  }

  private long seconds;
  private long openedAt = Long.MIN_VALUE;

  @Property(tries = 500)
  void shouldLetNobodyPassWhileItIsOpen(
      @ForAll @Size(max = 200) List<Event> events,
      @ForAll @Size(value = 200) List<@IntRange(max = 61) Integer> numbers) {
    // given
    seconds = Long.MAX_VALUE / 2_000_000_000L;
    openedAt = Long.MIN_VALUE;
    var breaker =
        new CircuitBreaker(SETTINGS, () -> Duration.ofSeconds(seconds).toNanos(), this::changed);
    List<Permit> permits = new ArrayList<>();

    for (int i = 0; i < events.size(); i++) {
      // when
      int number = numbers.get(i);
      var permit = permits.isEmpty() ? null : permits.get(number % permits.size());
      switch (events.get(i)) {
        case WAIT -> seconds += number;
        case ASK -> {
          boolean wasOpen = breaker.state() == State.OPEN;
          var given = breaker.acquire();
          // then
          if (wasOpen) {
            assertThat(given != null).isEqualTo(seconds - openedAt >= OPEN_SECONDS);
          }
          if (given != null) {
            permits.add(given);
          }
        }
        case SUCCEED -> tell(permit, Permit::succeeded);
        case FAIL -> tell(permit, Permit::failed);
        case RELEASE -> tell(permit, Permit::released);
      }
      assertThat(breaker.left()).isBetween(Duration.ZERO, SETTINGS.open());
    }

    // then: it is never stuck
    seconds += OPEN_SECONDS;
    Objects.requireNonNull(breaker.acquire()).succeeded();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(breaker.left()).isZero();
  }

  @Property(tries = 200)
  void shouldOpenAfterFailuresInARowOnly(@ForAll @Size(max = 100) List<Boolean> outcomes) {
    // given
    var breaker = new CircuitBreaker(SETTINGS, () -> 0, state -> {});
    int inARow = 0;

    for (boolean success : outcomes) {
      // when
      var permit = breaker.acquire();
      if (permit == null) {
        // then
        assertThat(inARow).isEqualTo(FAILURES);
        return;
      }
      assertThat(inARow).isLessThan(FAILURES);
      if (success) {
        permit.succeeded();
        inARow = 0;
      } else {
        permit.failed();
        inARow++;
      }
    }
  }

  private void changed(State state) {
    if (state == State.OPEN) {
      openedAt = seconds;
    }
  }

  private static void tell(@Nullable Permit permit, Consumer<Permit> outcome) {
    if (permit != null) {
      outcome.accept(permit);
      outcome.accept(permit);
    }
  }
}
