package dev.phoenix.connector.prometheus;

import dev.phoenix.connector.commons.http.Authentication;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty.DefaultValueType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job's input.
 *
 * @param address where Prometheus is, http or https, without credentials; a path is kept, for a
 *     server behind a prefix
 * @param authentication null means none
 * @param operation what to ask
 * @param timeout how long Prometheus may work on it, 1 to 10 s; null for 5 s
 * @param maxSamples an answer with more samples is refused, 1 to 50,000; null for 10,000
 */
public record PrometheusRequest(
    @TemplateProperty(
            group = "server",
            label = "Address",
            description = "Address of the Prometheus server, such as http://127.0.0.1:9090",
            defaultValue = "{{secrets.PHOENIX_PROMETHEUS_ADDRESS}}",
            feel = FeelMode.optional)
        @NotBlank
        @Size(max = 2000)
        String address,
    @Valid @Nullable Authentication authentication,
    @Valid @NotNull PrometheusOperation operation,
    @TemplateProperty(
            group = "limits",
            label = "Time-out",
            description = "How long Prometheus may work on it, 1 to 10 s",
            defaultValue = "PT5S",
            feel = FeelMode.optional,
            optional = true)
        @Nullable Duration timeout,
    @TemplateProperty(
            group = "limits",
            label = "Samples",
            description = "An answer with more samples is refused",
            defaultValue = "10000",
            defaultValueType = DefaultValueType.Number,
            feel = FeelMode.optional,
            optional = true)
        @Nullable Integer maxSamples) {

  /** The longest time-out. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int MOST_SAMPLES = 50_000;

  /** Whether the server can be asked; a user in the address would end up in logs. */
  @AssertTrue(
      message =
          "address must be an http or https address with a host and without user, query or"
              + " fragment; give credentials in 'authentication'")
  public boolean isServerAddress() {
    return address == null || address.isBlank() || ServerAddress.usable(address);
  }

  /** Whether the time-out is one. */
  @AssertTrue(message = "timeout must be from PT1S to PT10S")
  public boolean isTimeoutInBounds() {
    return timeout == null
        || (timeout.compareTo(Duration.ofSeconds(1)) >= 0 && timeout.compareTo(LONGEST) <= 0);
  }

  /** Whether the limit is one. */
  @AssertTrue(message = "maxSamples must be from 1 to 50000")
  public boolean isMaxSamplesInBounds() {
    return maxSamples == null || (maxSamples >= 1 && maxSamples <= MOST_SAMPLES);
  }

  Duration timeoutOrDefault() {
    return timeout == null ? Duration.ofSeconds(5) : timeout;
  }

  int maxSamplesOrDefault() {
    return maxSamples == null ? 10_000 : maxSamples;
  }

  Authentication authenticationOrNone() {
    return authentication == null ? new Authentication.None() : authentication;
  }
}
