package dev.phoenix.model.server.nights.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.api.night.GateResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an archived adapter: {@code manifest.json}, which is what is signed.
 *
 * @param night that made it
 * @param created when it was archived
 * @param code version of the program that made it
 * @param parent what was live when it was archived; null for the model alone
 * @param base the model that it is for, as it is served
 * @param weights sha256 by name of the files that it was trained on
 * @param data sha256 by name of the files that the night was given
 * @param settings the trainer's job, defaults filled in
 * @param rank inner width of its matrices
 * @param alpha it is scaled by {@code alpha / rank}
 * @param metrics what the trainer measured, by name
 * @param gates what each gate found, by engine
 * @param words what the training taught beside the model's own words
 * @param artifacts sha256 by name of the archived files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArchiveManifest(
    String night,
    Instant created,
    String code,
    @Nullable String parent,
    BaseModel base,
    Map<String, String> weights,
    Map<String, String> data,
    JsonNode settings,
    int rank,
    double alpha,
    Map<String, Double> metrics,
    Map<String, Gate> gates,
    List<String> words,
    Map<String, String> artifacts) {

  /**
   * What a gate found, without the texts.
   *
   * @param passed whether the adapter may go live
   * @param checks the conditions, in their order
   * @param figures what else was measured
   */
  public record Gate(boolean passed, List<GateResult.Check> checks, Map<String, Double> figures) {

    public Gate {
      checks = List.copyOf(checks);
      figures = Map.copyOf(figures);
    }

    static Gate of(GateResult result) {
      return new Gate(result.passed(), result.checks(), result.figures());
    }
  }

  public ArchiveManifest {
    weights = Map.copyOf(weights);
    data = Map.copyOf(data);
    metrics = Map.copyOf(metrics);
    gates = Map.copyOf(gates);
    words = List.copyOf(words);
    artifacts = Map.copyOf(artifacts);
  }
}
