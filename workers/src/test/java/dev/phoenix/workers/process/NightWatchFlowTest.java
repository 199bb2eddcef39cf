package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.workers.learning.night.ScriptedNights;
import dev.phoenix.workers.learning.verdicts.Reviewed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a night's adapter is watched, and what becomes of it: the flow with its real jobs. */
class NightWatchFlowTest extends NightFlowTest {

  private long texts;

  @Test
  void shouldRollBackAnAdapterWhoseDraftsAreWorse() {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.runtime.verdict = NightState.Verdict.WORSE;

    // when
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("rolled-back");

    // then
    assertThat(flows.completed()).contains("roll-back-adapter", "adapter-rolled-back");
    assertThat(nights.runtime.asked)
        .containsSubsequence("POST watch", "POST end keep=false")
        .doesNotContain("POST end keep=true");
    assertThat(flows.variable("night")).contains("15 were worse");
  }

  @Test
  void shouldRollBackAnAdapterWhoseDraftsPeopleReject() {
    // given
    liveAfterTwelveApprovals();
    watched();

    // when
    reviewed().rejected(ScriptedNights.ADAPTER, 8);
    untilCompleted("rolled-back");

    // then
    assertThat(nights.runtime.asked)
        .containsSubsequence("POST watch", "POST end keep=false")
        .doesNotContain("POST end keep=true");
    assertThat(nights.runtime.endedFor).startsWith("People rejected or rewrote drafts");
    assertThat(flows.variable("night")).contains("People rejected or rewrote drafts", "p = 0.0");
    assertThat(nights.outcome(RUN)).isEqualTo("rolled-back");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldGoOnListeningToPeopleAfterARestart() {
    // given
    liveAfterTwelveApprovals();
    watched();
    reviewed().rejected(ScriptedNights.ADAPTER, 7);
    watched();

    // when
    nights.restartWatch();
    reviewed().rejected(ScriptedNights.ADAPTER, 1);

    // then
    untilCompleted("rolled-back");
  }

  @Test
  void shouldKeepAnAdapterThatPeopleLikeAsMuch() {
    // given
    liveAfterTwelveApprovals();
    watched();

    // when
    reviewed().approved(ScriptedNights.ADAPTER, 24);

    // then
    untilCompleted("adapter-live");
    assertThat(nights.runtime.asked).contains("POST end keep=true");
  }

  @Test
  void shouldKeepAnAdapterThatTooFewPeopleSpokeOfInTime() throws Exception {
    // given
    liveAfterTwelveApprovals();
    reviewed().rejected(ScriptedNights.ADAPTER, 7);
    watched();

    // when
    flows.fire("watch-time-over", Duration.ofHours(13));

    // then
    untilCompleted("adapter-live");
    assertThat(nights.outcome(RUN)).isEqualTo("adapter-live");
  }

  @Test
  void shouldRollBackForTheNextNightWhatPeopleReject() {
    // given
    nights.runtime.training = NightStatus.DONE;
    reviewed().approved(ScriptedNights.BEFORE, 12);
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("activate-adapter");
    watched();
    reviewed().rejected(ScriptedNights.ADAPTER, 8);

    // when
    nights.request("night-2", Map.of("runId", "night-2"));

    // then
    untilCompleted("rolled-back");
    assertThat(nights.outcome(RUN)).isEqualTo("rolled-back");
  }

  @Test
  void shouldKeepAnAdapterThatNothingSpokeAgainstInTime() throws Exception {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("activate-adapter");

    // when
    flows.fire("watch-time-over", Duration.ofHours(13));

    // then
    untilCompleted("adapter-live");
    assertThat(nights.runtime.asked).contains("POST end keep=true");
  }

  @Test
  void shouldEndTheWatchForTheNextNight() {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("activate-adapter");
    await().atMost(LIMIT).until(() -> nights.state(RUN).equals("watching"));

    // when
    nights.request("night-2", Map.of("runId", "night-2"));

    // then
    untilCompleted("adapter-live");
    untilCompleted("not-enough-feedback");
    assertThat(nights.outcome(RUN)).isEqualTo("adapter-live");
    assertThat(nights.outcome("night-2")).isEqualTo("not-enough-feedback");
  }

  /** A night whose adapter is live, and whose drafts are as good by the checks. */
  private void liveAfterTwelveApprovals() {
    nights.runtime.training = NightStatus.DONE;
    nights.runtime.verdict = NightState.Verdict.KEEP;
    reviewed().approved(ScriptedNights.BEFORE, 12);
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("activate-adapter");
  }

  private Reviewed reviewed() {
    return new Reviewed(nights.feedback, Instant.now(), texts += 1000);
  }
}
