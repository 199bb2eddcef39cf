package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashHistoryTest {

  private final SettableClock clock = new SettableClock();
  private final CrashHistory crashes = new CrashHistory(RestartPolicy.standard(), clock);

  @Test
  void shouldDoubleTheWaitUpToAMinute() {
    // given
    List<Long> waits = new ArrayList<>();

    // when
    for (int crash = 0; crash < 8; crash++) {
      clock.advance(Duration.ofMinutes(4));
      waits.add(crashes.crashed(Duration.ofMinutes(4)).orElseThrow().toSeconds());
    }

    // then
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void shouldForgiveAfterFiveHealthyMinutes() {
    // given
    crashes.crashed(Duration.ZERO);
    crashes.crashed(Duration.ZERO);

    // when
    var wait = crashes.crashed(Duration.ofMinutes(5));

    // then
    assertThat(wait).contains(Duration.ofSeconds(1));
  }

  @Test
  void shouldGiveUpAtTheFifthCrashWithinTenMinutes() {
    // given
    for (int crash = 0; crash < 4; crash++) {
      assertThat(crashes.crashed(Duration.ofMinutes(2))).isPresent();
      clock.advance(Duration.ofMinutes(2));
    }

    // when
    var wait = crashes.crashed(Duration.ofMinutes(2));

    // then
    assertThat(wait).isEmpty();
  }

  @Test
  void shouldNotCountCrashesOlderThanTenMinutes() {
    // given
    for (int crash = 0; crash < 4; crash++) {
      crashes.crashed(Duration.ZERO);
    }
    clock.advance(Duration.ofMinutes(11));

    // when
    var wait = crashes.crashed(Duration.ofMinutes(11));

    // then
    assertThat(wait).contains(Duration.ofSeconds(1));
  }

  private static final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new IllegalArgumentException("UTC only");
    }
  }
}
