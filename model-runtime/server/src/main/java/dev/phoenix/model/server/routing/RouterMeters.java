package dev.phoenix.model.server.routing;

import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.RouterMetrics;
import dev.phoenix.model.router.breaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * What the router does, as metrics: {@code phoenix.router.*}, tagged with the model. Prompts are in
 * none of them.
 */
final class RouterMeters implements RouterMetrics {

  private static final String MODEL = "model";

  private final MeterRegistry meters;

  RouterMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void firstToken(String model, Duration after) {
    meters.timer("phoenix.router.first.token", MODEL, model).record(after);
  }

  @Override
  public void answered(String model, Duration took, int promptTokens, int generatedTokens) {
    meters.timer("phoenix.router.answered", MODEL, model).record(took);
    meters.counter("phoenix.router.tokens", MODEL, model, "kind", "prompt").increment(promptTokens);
    meters
        .counter("phoenix.router.tokens", MODEL, model, "kind", "generated")
        .increment(generatedTokens);
  }

  @Override
  public void failed(String model, Reason reason, Duration took) {
    var why = reason.name().toLowerCase(Locale.ROOT);
    meters.timer("phoenix.router.failed", MODEL, model, "reason", why).record(took);
  }

  @Override
  public void breaker(String model, CircuitBreaker.State state) {
    var name = state.name().toLowerCase(Locale.ROOT);
    meters.counter("phoenix.router.breaker", MODEL, model, "state", name).increment();
  }

  @Override
  public void budgetReached(String task) {
    meters.counter("phoenix.router.budget.reached", "task", task).increment();
  }
}
