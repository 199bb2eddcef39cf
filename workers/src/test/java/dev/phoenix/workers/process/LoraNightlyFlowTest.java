package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The night's flow with its real jobs, against a scripted model runtime. */
class LoraNightlyFlowTest extends NightFlowTest {

  @Test
  void shouldMakeABetterAdapterLiveAndKeepIt() {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.runtime.verdict = NightState.Verdict.KEEP;

    // when
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("adapter-live");

    // then
    assertThat(nights.runtime.asked)
        .containsSubsequence(
            "PUT train",
            "PUT golden",
            "POST train",
            "POST validate",
            "POST validate-shipped",
            "POST archive",
            "POST watch",
            "POST end keep=true");
    assertThat(nights.outcome(RUN)).isEqualTo("adapter-live");
    assertThat(flows.variable("night"))
        .contains("nightly-v3", "/v1/nights/night-1/report", "djl.keyword_gain");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldRunOneNightAtATime() {
    // given
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("start-training");

    // when
    nights.request("night-2", Map.of("runId", "night-2"));
    nights.request("night-2", Map.of("runId", "night-2"));
    nights.runtime.training = NightStatus.FAILED;

    // then
    untilCompleted("not-trained");
    await().atMost(LIMIT).until(() -> tick() && nights.state("night-2").equals("ended"));
    assertThat(Collections.frequency(flows.completed(), "begin-night")).isEqualTo(2);
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldEndWithoutEnoughFeedback() {
    // given
    nights.request(RUN, Map.of("runId", RUN, "since", "2100-01-01T00:00:00Z"));

    // when
    untilCompleted("not-enough-feedback");

    // then
    assertThat(nights.runtime.asked).isEmpty();
    assertThat(flows.variable("night")).contains("\"report\":null", "a night needs 10");
  }

  @Test
  void shouldRefuseARequestThatCannotBeUsed() {
    // when
    nights.request(RUN, Map.of("runId", "../../x", "dryRun", "yes"));

    // then
    untilCompleted("night-refused");
    assertThat(flows.variable("night")).contains("runId");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldRefuseARunThatWasThere() {
    // given
    nights.request(RUN, Map.of("runId", RUN, "since", "2100-01-01T00:00:00Z"));
    untilCompleted("not-enough-feedback");

    // when
    nights.request("other", Map.of("runId", RUN));

    // then
    untilCompleted("night-refused");
    assertThat(nights.outcome(RUN)).isEqualTo("not-enough-feedback");
  }

  @Test
  void shouldEndWhatDoesNotFitTheHardware() {
    // given
    nights.runtime.training = NightStatus.REFUSED;
    nights.runtime.message = "It needs 9 GB: take rank 4";

    // when
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("does-not-fit");

    // then
    assertThat(flows.variable("night")).contains("take rank 4");
    assertThat(nights.runtime.asked).contains("POST end keep=false");
  }

  @Test
  void shouldEndATrainingThatTakesTooLong() throws Exception {
    // given
    nights.request(RUN, Map.of("runId", RUN, "limits", Map.of("trainingTime", "PT1H")));
    untilCompleted("start-training");

    // when
    flows.fire("training-time-over", Duration.ofMinutes(61));

    // then
    untilCompleted("not-trained");
    assertThat(nights.runtime.asked).contains("POST end keep=false");
    assertThat(flows.variable("night")).contains("time for training was over");
  }

  @Test
  void shouldShowHowFarTheTrainingIsAndGoOnAfterARestart() {
    // given
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("start-training");

    // when
    await().atMost(LIMIT).until(() -> tick() && nights.state(RUN).equals("training"));
    nights.restartWatch();
    await()
        .atMost(LIMIT)
        .until(() -> tick() && Collections.frequency(nights.runtime.asked, "POST train") > 2);

    // then
    assertThat(flows.variable("training")).contains("\"steps\":40", "\"tokensPerSecond\":900");
    nights.runtime.training = NightStatus.DONE;
    untilCompleted("activate-adapter");
  }

  @Test
  void shouldEndANightThatTheRuntimeLost() {
    // given
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("start-training");

    // when
    nights.runtime.forget();

    // then
    untilCompleted("not-trained");
    assertThat(flows.variable("night")).contains("lost the night");
  }

  @Test
  void shouldUndoANightWhoseFlowWasCancelled() {
    // given
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("start-training");
    await().atMost(LIMIT).until(() -> nights.state(RUN).equals("training"));

    // when
    nights.cancel(RUN);
    nights.restartWatch();

    // then
    await().atMost(LIMIT).until(() -> tick() && nights.state(RUN).equals("ended"));
    assertThat(nights.outcome(RUN)).isEqualTo("cancelled");
    assertThat(nights.runtime.asked).contains("POST end keep=false");
  }

  @Test
  void shouldChangeNothingWithoutAGain() {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.runtime.failsByDjl = "perplexity";

    // when
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("no-gain");

    // then
    assertThat(nights.runtime.asked)
        .contains("POST end keep=false")
        .doesNotContain("POST validate-shipped", "POST watch");
    assertThat(flows.variable("night")).contains("looked at perplexity");
  }

  @Test
  void shouldChangeNothingWhenTheEnginesDisagree() {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.runtime.failsShipped = "engines_agree";

    // when
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("no-gain");

    // then
    assertThat(flows.completed()).contains("validate-shipped").doesNotContain("archive-adapter");
    assertThat(flows.variable("night")).contains("In llama.cpp");
  }

  @Test
  void shouldEndADryRunBeforeAnythingChanges() {
    // given
    nights.runtime.training = NightStatus.DONE;

    // when
    nights.request(RUN, Map.of("runId", RUN, "dryRun", true));
    untilCompleted("dry-run-ended");

    // then
    assertThat(nights.runtime.asked)
        .contains("POST end keep=false")
        .doesNotContain("POST archive", "POST watch");
  }

  @Test
  void shouldUndoWhatAStepThatFailedMayHaveChanged() {
    // given
    nights.runtime.training = NightStatus.DONE;
    nights.runtime.refuses = "watch";

    // when
    nights.request(RUN, Map.of("runId", RUN));
    untilCompleted("night-failed");

    // then
    assertThat(nights.runtime.asked).endsWith("POST end keep=false");
    assertThat(nights.outcome(RUN)).isEqualTo("failed");
    assertThat(flows.variable("night")).contains("Not this: watch", "nightly-v3");
    assertThat(flows.incidents()).isEmpty();
  }
}
