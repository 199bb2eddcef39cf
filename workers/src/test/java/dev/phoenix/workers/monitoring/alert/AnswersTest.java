package dev.phoenix.workers.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.alert.GatherAlerts.Answer;
import dev.phoenix.workers.monitoring.alert.GatherAlerts.Failure;
import dev.phoenix.workers.monitoring.alert.GatherAlerts.Result;
import dev.phoenix.workers.monitoring.alert.GatherAlerts.Sample;
import dev.phoenix.workers.monitoring.alert.GatherAlerts.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final AlertRule RULE =
      new AlertRule(
          "queue-long", "q", 10.0, Duration.ofMinutes(2), "queues", "saturation", "Long", Map.of());

  @ParameterizedTest
  @CsvSource({"10, 0", "10.1, 1", "NaN, 0", "+Inf, 1", "-Inf, 0"})
  void shouldFindWhatIsAboveTheThreshold(String value, int alerts) {
    assertThat(answered(value).alerts(List.of())).hasSize(alerts);
  }

  @Test
  void shouldCountOnlyWhatLasts() {
    // given
    var first = answered("20").alerts(List.of()).getFirst();

    // when
    var later = new Answers(List.of(RULE), List.of(answer("30")), NOW.plusSeconds(120));
    var second = later.alerts(List.of(first)).getFirst();

    // then
    assertThat(first.firesAt(NOW)).isFalse();
    assertThat(second.startedAt()).isEqualTo(NOW);
    assertThat(second.firesAt(NOW.plusSeconds(120))).isTrue();
    assertThat(second.key()).isEqualTo("alert:queues");
    assertThat(second.excess()).isEqualTo(3);
  }

  @Test
  void shouldEndWhatIsAnsweredNoLonger() {
    // given
    var lasting = answered("20").alerts(List.of());

    // then
    assertThat(answered("5").over(lasting)).isEqualTo(lasting);
    assertThat(answered("25").over(lasting)).isEmpty();
  }

  @Test
  void shouldEndWhatNoRuleAsksForAnyMore() {
    assertThat(new Answers(List.of(), List.of(), NOW).over(answered("20").alerts(List.of())))
        .hasSize(1);
  }

  @Test
  void shouldMakeAFailureAnAlertAndEndNothingByIt() {
    // given
    var lasting = answered("20").alerts(List.of());
    var failed =
        new Answers(
            List.of(RULE),
            List.of(new Answer("queue-long", null, new Failure("UNAVAILABLE", "away"))),
            NOW);

    // when
    var found = failed.alerts(lasting);

    // then
    assertThat(found)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.name()).isEqualTo(Answers.FAILED);
              assertThat(alert.summary()).contains("queue-long").contains("away");
            });
    assertThat(failed.over(lasting)).isEmpty();
    assertThat(answered("5").over(found)).isEqualTo(found);
  }

  private static Answers answered(String value) {
    return new Answers(List.of(RULE), List.of(answer(value)), NOW);
  }

  private static Answer answer(String value) {
    @Nullable Double number = value.matches("[0-9.]+") ? Double.valueOf(value) : null;
    return new Answer(
        "queue-long",
        new Result(List.of(new Series(Map.of("__name__", "q"), new Sample(number, value)))),
        null);
  }
}
