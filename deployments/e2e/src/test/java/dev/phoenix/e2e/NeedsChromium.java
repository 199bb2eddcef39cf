package dev.phoenix.e2e;

import static org.junit.platform.commons.util.Preconditions.condition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class in one clear line where there is no Chromium; under {@code CI=true} it fails. */
final class NeedsChromium implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (find().isPresent()) {
      return ConditionEvaluationResult.enabled("Chromium is there");
    }
    var message =
        context.getDisplayName() + " is skipped: it needs Chromium (apt install chromium)";
    condition(!"true".equals(System.getenv("CI")), message + ", and CI=true skips nothing");
    System.err.println(message);
    return ConditionEvaluationResult.disabled(message);
  }

  /** The system's Chromium or Chrome. */
  static Optional<Path> find() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
