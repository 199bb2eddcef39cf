package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the model runtime for the runs under way and tells their flows. What it knows is in the
 * table of runs: it goes on after a restart, and beside other replicas. One thread at a time.
 */
final class TrainingWatch {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingWatch.class);
  private static final Duration SHOWN_EVERY = Duration.ofSeconds(15);

  private final NightClient runtime;
  private final NightMessages messages;
  private final Runs runs;
  private final AdapterWatch adapters;
  private final NightMetrics metrics;
  private final Clock clock;
  private final Map<String, Instant> shown = new HashMap<>();

  TrainingWatch(
      NightClient runtime,
      NightMessages messages,
      Runs runs,
      AdapterWatch adapters,
      NightMetrics metrics,
      Clock clock) {
    this.runtime = runtime;
    this.messages = messages;
    this.runs = runs;
    this.adapters = adapters;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Looks at each run once. */
  void tick() throws InterruptedException {
    var underWay = runs.underWay();
    shown.keySet().removeIf(id -> underWay.stream().noneMatch(run -> run.runId().equals(id)));
    for (var run : underWay) {
      try {
        look(run);
      } catch (NightException e) {
        if (e.passing()) {
          LOG.debug("Run {}: {}; asking again", run.runId(), e.getMessage());
        } else {
          fail(run, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void look(Run run) throws NightException, InterruptedException {
    switch (run.state()) {
      case REQUESTED -> {
        if (run.waitsUntil().isBefore(clock.instant())) {
          LOG.warn("No flow took the night {}: deploy bpmn/learning", run.runId());
          runs.end(run.runId(), "not-begun", Run.Use.FREE, null);
        }
      }
      case WORKING -> show(run, null);
      case TRAINING -> training(run);
      case WATCHING -> watching(run);
      case ENDED -> {}
    }
  }

  private void training(Run run) throws NightException, InterruptedException {
    var state = runtime.state(run.runId()).orElse(null);
    if (state == null) {
      fail(run, "The model runtime lost the night " + run.runId());
      return;
    }
    if (state.step() == NightStep.TRAIN && state.status() == NightStatus.RUNNING) {
      if (show(run, state)) {
        // does nothing while the trainer lives, and has one that died go on
        var _ = runtime.begin(run.runId(), NightStep.TRAIN);
      }
      return;
    }
    messages.trainingFinished(run.runId(), Progress.trained(state));
    runs.move(run.runId(), Run.State.WORKING);
  }

  private void watching(Run run) throws NightException, InterruptedException {
    var state = runtime.state(run.runId()).orElse(null);
    var watched = adapters.of(state);
    boolean begun = state == null || state.watch() != null || state.step() == NightStep.END;
    if (begun && watched.verdict() != NightState.Verdict.OPEN) {
      messages.watchFinished(run.runId(), watched.variable());
      runs.move(run.runId(), Run.State.WORKING);
    } else {
      show(run, state);
    }
  }

  /** A wait would be in vain. */
  private void fail(Run run, String reason) {
    if (run.state() == Run.State.TRAINING) {
      messages.trainingFinished(run.runId(), Map.of("status", "failed", "message", reason));
      runs.move(run.runId(), Run.State.WORKING);
    } else {
      LOG.warn("Run {}: {}", run.runId(), reason);
    }
  }

  /**
   * Shows in Operate how far a run is, now and then.
   *
   * @return whether it was due, and its process instance is there
   */
  private boolean show(Run run, @Nullable NightState state)
      throws NightException, InterruptedException {
    metrics.show(state);
    var now = clock.instant();
    var last = shown.get(run.runId());
    if (last != null && now.isBefore(last.plus(SHOWN_EVERY))) {
      return false;
    }
    var instance = Objects.requireNonNull(run.processInstanceKey(), "a run that a flow took");
    if (!messages.show(instance, Progress.training(run.state(), state))) {
      cancelled(run);
      return false;
    }
    shown.put(run.runId(), now);
    return true;
  }

  /** Somebody cancelled the process instance: whatever it changed is undone. */
  private void cancelled(Run run) throws NightException, InterruptedException {
    var now = runs.find(run.runId()).orElse(run);
    if (now.state() == Run.State.ENDED) {
      return; // it ended in the meantime, as its flow wanted
    }
    LOG.warn("The process instance of the night {} is gone: ending it", run.runId());
    if (runtime.state(run.runId()).isPresent()) {
      var _ = runtime.end(run.runId(), false);
    }
    runs.end(run.runId(), "cancelled", Run.Use.FREE, null);
  }
}
