package dev.phoenix.connector.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Chat ONE = Chat.of(1);
  private static final Chat TWO = Chat.of(2);

  private final ManualTicks ticks = new ManualTicks();
  private final long start = ticks.nanos();
  private final Pace pace = new Pace(FloodLimits.DEFAULT, ticks);

  @Test
  void shouldLetOneMessageASecondThroughToAChat() {
    pace.take(ONE);
    assertThat(passed()).isZero();

    pace.take(ONE);
    assertThat(passed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldNotHoldUpOtherChats() {
    pace.take(ONE);
    pace.take(TWO);

    assertThat(passed()).isZero();
  }

  @Test
  void shouldLetThirtyMessagesThroughInAnySecond() {
    // when
    var at = new ArrayList<Duration>();
    for (int chat = 0; chat < 100; chat++) {
      pace.take(Chat.of(chat));
      at.add(passed());
    }

    // then
    for (int i = 30; i < at.size(); i++) {
      assertThat(at.get(i).minus(at.get(i - 30))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    assertThat(at.get(99)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void shouldLetNobodyThroughBeforeTelegramAllowsIt() {
    // when
    pace.quiet(Duration.ofSeconds(4));
    pace.quiet(Duration.ofSeconds(2));
    pace.take(TWO);

    // then
    assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
    assertThat(pace.quiet()).isEmpty();
  }

  @Test
  void shouldPutOffWhatWouldWaitTooLong() {
    // given
    pace.quiet(Duration.ofSeconds(60));

    // then
    assertThat(pace.take(ONE)).contains(Duration.ofSeconds(60));
    assertThat(passed()).isZero();
  }

  @Test
  void shouldNotTakeTheTurnThatItOnlyWaitsFor() {
    // when
    pace.await(ONE);
    pace.take(ONE);

    // then
    assertThat(passed()).isZero();
  }

  @Test
  void shouldStopWaitingWhenInterrupted() {
    // given
    var interrupted =
        new Ticks() {
          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            throw new InterruptedException();
          }
        };
    var impatient = new Pace(FloodLimits.DEFAULT, interrupted);
    impatient.take(ONE);

    // then
    assertThat(impatient.take(ONE)).contains(Duration.ofSeconds(1));
    assertThat(Thread.interrupted()).isTrue();
  }

  private Duration passed() {
    return Duration.ofNanos(ticks.nanos() - start);
  }
}
