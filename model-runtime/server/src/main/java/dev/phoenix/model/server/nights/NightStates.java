package dev.phoenix.model.server.nights;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.gate.GateResults;
import dev.phoenix.model.server.nights.training.TrainingWork;
import dev.phoenix.model.server.nights.watch.WatchWork;
import java.io.IOException;

/**
 * Nights as callers see them, read together from their folders.
 *
 * @param nights that there are
 * @param watch what compares drafts
 */
public record NightStates(Nights nights, WatchWork watch) {

  /** How far a night is. */
  public NightState of(NightRecord night) throws IOException {
    var folder = nights.folder(night);
    var outcome = nights.outcome(folder, night);
    return new NightState(
        night.id(),
        night.step(),
        outcome.status(),
        outcome.message(),
        TrainingWork.progress(folder),
        GateResults.of(folder, GateEngine.DJL),
        GateResults.of(folder, GateEngine.LLAMA_CPP),
        night.adapter(),
        night.live() == null ? null : night.before(),
        night.live() == null ? null : watch.state(folder));
  }
}
