package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Asks the engine for nights. One that is only watched any more ends for the next one. */
final class NightStarter {

  private final NightMessages messages;
  private final NightClient runtime;
  private final Runs runs;
  private final AdapterWatch adapters;
  private final Clock clock;

  NightStarter(
      NightMessages messages, NightClient runtime, Runs runs, AdapterWatch adapters, Clock clock) {
    this.messages = messages;
    this.runtime = runtime;
    this.runs = runs;
    this.adapters = adapters;
    this.clock = clock;
  }

  /** Whether a night is asked for or under way that has more to do than to watch. */
  boolean busy() {
    var now = clock.instant();
    return runs.underWay().stream()
        .anyMatch(
            run ->
                switch (run.state()) {
                  case REQUESTED -> run.waitsUntil().isAfter(now);
                  case WORKING, TRAINING -> true;
                  case WATCHING, ENDED -> false;
                });
  }

  /**
   * Asks for a night.
   *
   * @param messageId asked for once under it
   * @param waits how long it waits for an earlier one to end
   */
  void start(String runId, String messageId, Map<String, Object> variables, Duration waits) {
    for (var run : runs.underWay()) {
      if (run.state() == Run.State.WATCHING) {
        endWatch(run.runId());
      }
    }
    messages.requestTraining(messageId, variables, waits);
    runs.request(runId, clock.instant().plus(waits));
  }

  /** What its watch saw so far stands. */
  private void endWatch(String runId) {
    try {
      var watched = adapters.of(runtime.state(runId).orElse(null));
      messages.watchFinished(runId, watched.variable());
      runs.move(runId, Run.State.WORKING);
    } catch (NightException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The workers are being stopped", e);
    }
  }
}
