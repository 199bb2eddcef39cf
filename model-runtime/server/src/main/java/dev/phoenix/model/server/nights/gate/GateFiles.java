package dev.phoenix.model.server.nights.gate;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.server.nights.NightFile;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.StepWork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a gate leaves in its folder. */
public final class GateFiles {

  /** What it judged. */
  static final String RESULT = "gate-result.json";

  private static final String ERROR = "gate-error.json";

  private GateFiles() {}

  /** What a gate judged; null if it has not. */
  public static @Nullable GateResult result(NightFolder night, GateEngine engine)
      throws IOException {
    Path file = engine.folder(night).path().resolve(RESULT);
    return Files.exists(file)
        ? NightFile.JSON.readValue(Files.readAllBytes(file), GateResult.class)
        : null;
  }

  /** How it ended, once it did. That it found the adapter bad is an end like any other. */
  static Optional<Outcome> ended(NightFolder night, GateEngine engine) throws IOException {
    Path folder = engine.folder(night).path();
    if (Files.exists(folder.resolve(RESULT))) {
      return Optional.of(Outcome.DONE);
    }
    Path error = folder.resolve(ERROR);
    if (!Files.exists(error)) {
      return Optional.empty();
    }
    var said = NightFile.JSON.readTree(Files.readAllBytes(error));
    var status =
        said.path("status").asText().equals("refused") ? NightStatus.REFUSED : NightStatus.FAILED;
    return Optional.of(
        new Outcome(status, said.path("message").asText("The gate ended without a word")));
  }
}
