package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rounds of the health check, as the engine runs them. */
class HealthCheckFlowTest extends FlowTest {

  private static final Map<String, Object> ROUND =
      Map.of(
          "round",
          Map.of(
              "id",
              "0b5e",
              "startedAt",
              "2026-11-22T12:00:00Z",
              "targets",
              List.of("feed", "disk"),
              "limit",
              "PT1M"));

  @Test
  void shouldLookAtEachTargetAndConclude() throws Exception {
    // given
    var instance = flows.start("health-check-all", Map.of());

    // when
    flows.complete("monitoring.list-targets", ROUND);
    var first = flows.complete("monitoring.probe-target", Map.of());
    var second = flows.complete("monitoring.probe-target", Map.of());
    var conclusion = flows.complete("monitoring.conclude-round", Map.of());

    // then
    flows.awaitEnd(instance);
    assertThat(List.of(first.get("target"), second.get("target")))
        .containsExactlyInAnyOrder("feed", "disk");
    assertThat(first).containsEntry("roundId", "0b5e");
    assertThat(conclusion)
        .containsEntry("roundId", "0b5e")
        .containsEntry("startedAt", "2026-11-22T12:00:00Z");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldConcludeInTimeAlthoughATargetHangs() throws Exception {
    // given
    var instance = flows.start("health-check-all", Map.of());
    flows.complete("monitoring.list-targets", ROUND);
    flows.complete("monitoring.probe-target", Map.of());

    // when
    flows.fire("round-time-over", Duration.ofMinutes(1));

    // then
    flows.complete("monitoring.conclude-round", Map.of());
    flows.awaitEnd(instance);
    assertThat(flows.completed()).contains("round-time-over", "round-concluded");
  }

  @Test
  void shouldBeginARoundEveryFiveMinutes() throws Exception {
    // when
    flows.fire("every-five-minutes", Duration.ofMinutes(5));

    // then
    flows.complete("monitoring.list-targets", Map.of("round", Map.of("targets", List.of())));
  }
}
