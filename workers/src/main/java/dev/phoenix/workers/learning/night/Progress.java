package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model runtime's words as the flow's variables. */
final class Progress {

  private Progress() {}

  /** {@code training}: how far a run is. */
  static Map<String, Object> training(Run.State stage, @Nullable NightState state) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("stage", stage.word());
    var training = state == null ? null : state.training();
    if (training != null) {
      shown.put("step", training.step());
      shown.put("steps", training.steps());
      shown.put("loss", training.loss());
      shown.put("tokensPerSecond", training.tokensPerSecond());
      shown.put("secondsLeft", training.secondsLeft());
    }
    return shown;
  }

  /** {@code trained}: how a training ended. */
  static Map<String, Object> trained(NightState state) {
    return Map.of(
        "status", state.status().name().toLowerCase(Locale.ROOT), "message", state.message());
  }
}
