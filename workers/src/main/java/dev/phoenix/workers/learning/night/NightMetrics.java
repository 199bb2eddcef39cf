package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code phoenix.night.training.step}, {@code .steps}, {@code .loss} and {@code .tokens.per.second}
 * of the last training that was seen; NaN before.
 */
final class NightMetrics {

  private final AtomicReference<NightState.@Nullable Training> last = new AtomicReference<>();

  NightMetrics(MeterRegistry meters) {
    gauge(meters, "step", training -> training.step());
    gauge(meters, "steps", training -> training.steps());
    gauge(meters, "loss", training -> orNothing(training.loss()));
    gauge(meters, "tokens.per.second", training -> orNothing(training.tokensPerSecond()));
  }

  void show(@Nullable NightState state) {
    if (state != null && state.training() != null) {
      last.set(state.training());
    }
  }

  private void gauge(
      MeterRegistry meters, String name, ToDoubleFunction<NightState.Training> value) {
    Gauge.builder(
            "phoenix.night.training." + name,
            () -> {
              var training = last.get();
              return training == null ? Double.NaN : value.applyAsDouble(training);
            })
        .register(meters);
  }

  private static double orNothing(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
