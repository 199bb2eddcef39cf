package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.night.NightStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A night that needs a person's approval: the flow with its real jobs. */
class NightApprovalFlowTest extends NightFlowTest {

  @Test
  void shouldGoOnWhenAPersonApproves() throws Exception {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.request(RUN, Map.of("runId", RUN, "approvalRequired", true, "dryRun", true));
    untilCompleted("approval-needed");

    // when
    flows.decide(
        "approve-adapter", "adapter-approved", Map.of("approval", Map.of("decision", "approved")));

    // then
    untilCompleted("dry-run-ended");
    assertThat(flows.completed()).contains("validate-shipped");
  }

  @Test
  void shouldStopWhenAPersonRejects() throws Exception {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.request(RUN, Map.of("runId", RUN, "approvalRequired", true));
    untilCompleted("approval-needed");

    // when
    flows.decide(
        "approve-adapter",
        "adapter-approved",
        Map.of("approval", Map.of("decision", "rejected", "comment", "too loud")));

    // then
    untilCompleted("not-approved");
    assertThat(flows.variable("night")).contains("too loud");
    assertThat(nights.runtime.asked).doesNotContain("POST validate-shipped", "POST watch");
  }

  @Test
  void shouldStopWhenNobodyDecides() throws Exception {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.request(RUN, Map.of("runId", RUN, "approvalRequired", true));
    untilCompleted("approval-needed");

    // when
    flows.fire("approval-time-over", Duration.ofHours(5));

    // then
    untilCompleted("not-approved");
    assertThat(flows.variable("night")).contains("Nobody decided");
  }
}
