package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightState;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a night: the variable {@code night}.
 *
 * @param outcome such as {@code adapter-live}
 * @param adapter the version in the registry; null if it got none
 * @param report the address of the page that tells it all; null if there is none
 * @param reason why it did not go further, for people; empty for a live adapter
 * @param figures what was measured, by name
 */
record NightResult(
    String runId,
    String outcome,
    @Nullable String adapter,
    @Nullable String report,
    String reason,
    Map<String, Double> figures) {

  /** The figures of a night. */
  static Map<String, Double> figures(NightState state) {
    var figures = new TreeMap<String, Double>();
    var training = state.training();
    if (training != null) {
      figures.put("steps", (double) training.step());
      put(figures, "loss", training.loss());
      put(figures, "validation_loss", training.validationLoss());
    }
    gate(figures, "djl.", state.validation());
    gate(figures, "llama.", state.shipped());
    var watch = state.watch();
    if (watch != null) {
      figures.put("watched_drafts", (double) watch.drafts());
      figures.put("watched_worse", (double) watch.worse());
    }
    return figures;
  }

  private static void gate(Map<String, Double> figures, String prefix, @Nullable GateResult gate) {
    if (gate != null) {
      gate.checks().forEach(check -> figures.put(prefix + check.name(), check.value()));
    }
  }

  private static void put(Map<String, Double> figures, String name, @Nullable Double value) {
    if (value != null) {
      figures.put(name, value);
    }
  }
}
