package dev.phoenix.model.server.nights.gate;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.gate.request.GateFiles.Failure;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.StepWork.Outcome;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a night's gates have left. */
public final class GateResults {

  private GateResults() {}

  /** What a gate judged; null if it has not. */
  public static @Nullable GateResult of(NightFolder night, GateEngine engine) throws IOException {
    return GateFiles.result(night.gate(engine)).orElse(null);
  }

  /** How it ended, once it did. That it found the adapter bad is an end like any other. */
  static Optional<Outcome> ended(NightFolder night, GateEngine engine) throws IOException {
    return GateFiles.result(night.gate(engine)).isPresent()
        ? Optional.of(Outcome.DONE)
        : GateFiles.failure(night.gate(engine)).map(GateResults::outcome);
  }

  private static Outcome outcome(Failure failure) {
    var status = failure.status().equals("refused") ? NightStatus.REFUSED : NightStatus.FAILED;
    return new Outcome(status, failure.message());
  }
}
