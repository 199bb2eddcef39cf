package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended: {@code result.json}.
 *
 * @param status how
 * @param reason why it did not succeed, and what to do; empty if it did
 * @param started when the process that ended it was started, in ISO 8601
 * @param ended when it ended
 * @param baseBefore digest of the base as the job says it, see {@link Base#sha256}; null if there
 *     is no readable job
 * @param baseAfter digest of the base as it is now; null if that was not looked at
 * @param data sha256 by path of each file that was read
 * @param job the settings, defaults filled in; null if they cannot be read
 * @param metrics what was measured, by name: {@code steps}, {@code bestStep}, {@code loss} (of the
 *     last step), {@code validationLoss} (of the adapter that is kept), {@code validationLossBase}
 *     (of the base), {@code examples}, {@code validationExamples}, {@code replayExamples}, {@code
 *     skippedExamples} (too long), {@code seconds}, {@code tokensPerSecond}, {@code
 *     estimatedMemoryBytes}, {@code peakMemoryBytes}
 * @param artifacts sha256 by name of the files in the folder that the job made; empty unless it
 *     succeeded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
    Status status,
    String reason,
    String started,
    String ended,
    @Nullable String baseBefore,
    @Nullable String baseAfter,
    Map<String, String> data,
    @Nullable JsonNode job,
    Map<String, Double> metrics,
    Map<String, String> artifacts) {

  public Result {
    data = Map.copyOf(data);
    metrics = Map.copyOf(metrics);
    artifacts = Map.copyOf(artifacts);
  }
}
