package dev.phoenix.model.server.nights;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the last night does: {@code phoenix.lora.training.step}, {@code .loss} (in nats a token),
 * {@code .validation.loss} and {@code .tokens.per.second}, and {@code
 * phoenix.lora.gate.passed{engine}} (1 or 0); not a number before there is one.
 */
public final class NightMetrics implements MeterBinder {

  private final NightStates states;

  /** Of these nights. */
  public NightMetrics(NightStates states) {
    this.states = states;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    training(registry, "step", training -> (double) training.step());
    training(registry, "loss", NightState.Training::loss);
    training(registry, "validation.loss", NightState.Training::validationLoss);
    training(registry, "tokens.per.second", NightState.Training::tokensPerSecond);
    gate(registry, "djl", NightState::validation);
    gate(registry, "llama.cpp", NightState::shipped);
  }

  private void training(
      MeterRegistry registry, String name, Function<NightState.Training, @Nullable Double> value) {
    gauge(
        registry,
        Gauge.builder(
            "phoenix.lora.training." + name,
            this,
            all ->
                all.last(
                    night -> night.training() == null ? null : value.apply(night.training()))));
  }

  private void gate(
      MeterRegistry registry, String engine, Function<NightState, @Nullable GateResult> result) {
    ToDoubleFunction<NightMetrics> passed =
        all ->
            all.last(
                night -> {
                  var found = result.apply(night);
                  return found == null ? null : found.passed() ? 1.0 : 0.0;
                });
    gauge(registry, Gauge.builder("phoenix.lora.gate.passed", this, passed).tag("engine", engine));
  }

  private static void gauge(MeterRegistry registry, Gauge.Builder<NightMetrics> gauge) {
    gauge.strongReference(true).register(registry);
  }

  private double last(Function<NightState, @Nullable Double> value) {
    try {
      var night = states.nights().all().stream().findFirst();
      return night.isEmpty()
          ? Double.NaN
          : Optional.ofNullable(value.apply(states.of(night.get()))).orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
