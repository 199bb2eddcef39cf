package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import java.time.Duration;

/** Waits for a step of minutes, and has it begun again if its process died. */
final class StepWait {

  private static final int ASKED_AGAIN_EVERY = 5;

  private final NightClient runtime;
  private final Duration poll;

  StepWait(NightClient runtime, Duration poll) {
    this.runtime = runtime;
    this.poll = poll;
  }

  /**
   * The state in which the step ended well.
   *
   * @throws NightException if it was refused or failed, with the runtime's reason
   */
  NightState done(String runId, NightStep step) throws NightException, InterruptedException {
    var state = runtime.begin(runId, step);
    for (int asked = 1; running(state, step); asked++) {
      Thread.sleep(poll);
      // only beginning a step again has its process go on, were it gone
      state = asked % ASKED_AGAIN_EVERY == 0 ? runtime.begin(runId, step) : state(runId);
    }
    if (state.status() != NightStatus.DONE) {
      throw new NightException(
          state.message().isBlank() ? "The step " + step + " failed" : state.message(), false);
    }
    return state;
  }

  private NightState state(String runId) throws NightException, InterruptedException {
    return runtime
        .state(runId)
        .orElseThrow(() -> new NightException("The model runtime lost the night " + runId, false));
  }

  private static boolean running(NightState state, NightStep step) {
    return state.step().compareTo(step) < 0
        || (state.step() == step && state.status() == NightStatus.RUNNING);
  }
}
