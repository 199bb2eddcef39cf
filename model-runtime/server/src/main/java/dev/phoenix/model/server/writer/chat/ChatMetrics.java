package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.api.text.TextResult;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What calls of a model cost, by the names of OpenTelemetry's semantic conventions for generative
 * AI: {@code gen_ai.client.operation.duration} and, where the server tells, {@code
 * gen_ai.client.token.usage}.
 */
final class ChatMetrics {

  private final MeterRegistry registry;
  private final String provider;

  ChatMetrics(MeterRegistry registry, String provider) {
    this.registry = registry;
    this.provider = provider;
  }

  void answered(String model, Duration took, TextResult result) {
    duration(model, took, "none");
    usage(model, "input", result.promptTokens());
    usage(model, "output", result.generatedTokens());
  }

  /**
   * @param error the kind of failure, one of few
   */
  void failed(String model, Duration took, String error) {
    duration(model, took, error);
  }

  private void duration(String model, Duration took, String error) {
    Timer.builder("gen_ai.client.operation.duration")
        .tags(tags(model).and("error.type", error))
        .register(registry)
        .record(took);
  }

  private void usage(String model, String type, int tokens) {
    if (tokens > 0) {
      DistributionSummary.builder("gen_ai.client.token.usage")
          .baseUnit("tokens")
          .tags(tags(model).and("gen_ai.token.type", type))
          .register(registry)
          .record(tokens);
    }
  }

  private Tags tags(String model) {
    return Tags.of(
        "gen_ai.operation.name", "chat",
        "gen_ai.provider.name", provider,
        "gen_ai.request.model", model);
  }
}
