package dev.phoenix.workers.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DailyTest {

  private final List<String> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void shouldAskOnceADate() {
    // given
    var daily = daily(due -> asked.add(due.date().toString()));

    // when
    at("2026-11-21T03:29:59Z", daily);
    at("2026-11-21T03:30:00Z", daily);
    at("2026-11-21T03:30:15Z", daily);
    at("2026-11-22T03:31:00Z", daily);

    // then
    assertThat(asked).containsExactly("2026-11-21", "2026-11-22");
  }

  @Test
  void shouldLeaveOutWhatWasMissedForTooLong() {
    // given
    var daily = daily(due -> asked.add(due.date().toString()));

    // when
    at("2026-11-21T09:30:01Z", daily);
    at("2026-11-22T09:30:00Z", daily);

    // then
    assertThat(asked).containsExactly("2026-11-22");
  }

  @Test
  void shouldAskAgainIfAskingFailed() {
    // given
    var daily =
        daily(
            due -> {
              asked.add(due.date().toString());
              if (asked.size() == 1) {
                throw new IllegalStateException("the engine is away");
              }
            });

    // when
    assertThatThrownBy(() -> at("2026-11-21T03:30:00Z", daily)).hasMessageContaining("away");
    at("2026-11-21T03:30:15Z", daily);
    at("2026-11-21T03:30:30Z", daily);

    // then
    assertThat(asked).containsExactly("2026-11-21", "2026-11-21");
  }

  private void at(String time, Daily daily) {
    now = Instant.parse(time);
    daily.tick();
  }

  private Daily daily(Consumer<Schedule.Due> ask) {
    var schedule = new Schedule(LocalTime.of(3, 30), ZoneOffset.UTC);
    return new Daily(schedule, Duration.ofHours(6), new TestClock(), ask);
  }

  private final class TestClock extends Clock {

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
      return Clock.fixed(now, zone);
    }
  }
}
