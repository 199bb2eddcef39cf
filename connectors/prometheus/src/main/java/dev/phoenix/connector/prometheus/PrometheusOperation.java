package dev.phoenix.connector.prometheus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateDiscriminatorProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyBinding;
import io.camunda.connector.generator.java.annotation.TemplateProperty.PropertyType;
import io.camunda.connector.generator.java.annotation.TemplateSubType;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the connector asks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PrometheusOperation.Instant.class, name = "instant"),
  @JsonSubTypes.Type(value = PrometheusOperation.Range.class, name = "range")
})
@TemplateDiscriminatorProperty(
    name = "type",
    label = "Operation",
    group = "operation",
    description = "Ask for a moment, or for a span of time in steps",
    defaultValue = "instant")
public sealed interface PrometheusOperation {

  /** What a step looks like, or an expression that yields one. */
  String STEP = "^(=.*|[0-9]+([.][0-9]+)?|([0-9]+(ms|s|m|h|d|w|y))+)$";

  /** The PromQL. */
  String query();

  /**
   * Evaluates an expression at a moment.
   *
   * @param query PromQL
   * @param time seconds since 1970 or an ISO 8601 date and time; null or empty for now
   */
  @TemplateSubType(id = "instant", label = "Instant query")
  record Instant(
      @TemplateProperty(
              group = "operation",
              id = "instantQuery",
              binding = @PropertyBinding(name = "query"),
              label = "PromQL",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = 10_000)
          String query,
      @TemplateProperty(
              group = "operation",
              label = "Time",
              description = "When, such as 2026-11-22T12:00:00Z; empty for now",
              feel = FeelMode.optional,
              optional = true)
          @Nullable String time)
      implements PrometheusOperation {

    /** Whether the time is one. */
    @AssertTrue(message = "time must be seconds since 1970 or such as 2026-11-22T12:00:00Z")
    public boolean isMoment() {
      return time == null || time.isBlank() || Moments.readable(time);
    }
  }

  /**
   * Evaluates an expression in steps.
   *
   * @param query PromQL
   * @param start the first moment, as {@code time} of an instant query
   * @param end the last moment
   * @param step seconds, or a duration of Prometheus such as {@code 30s} or {@code 1h30m}
   */
  @TemplateSubType(id = "range", label = "Range query")
  record Range(
      @TemplateProperty(
              group = "operation",
              id = "rangeQuery",
              binding = @PropertyBinding(name = "query"),
              label = "PromQL",
              type = PropertyType.Text,
              feel = FeelMode.optional)
          @NotBlank
          @Size(max = 10_000)
          String query,
      @TemplateProperty(
              group = "operation",
              label = "Start",
              description = "The first moment, such as 2026-11-22T12:00:00Z",
              feel = FeelMode.optional)
          @NotBlank
          String start,
      @TemplateProperty(
              group = "operation",
              label = "End",
              description = "The last moment",
              feel = FeelMode.optional)
          @NotBlank
          String end,
      @TemplateProperty(
              group = "operation",
              label = "Step",
              description = "Seconds, or such as 30s or 1h",
              defaultValue = "30s",
              feel = FeelMode.optional)
          @NotBlank
          @Pattern(regexp = STEP, message = "must be seconds or a duration such as 30s")
          String step)
      implements PrometheusOperation {

    /** Whether start and end are moments in that order. */
    @AssertTrue(
        message =
            "start and end must be seconds since 1970 or such as 2026-11-22T12:00:00Z, start"
                + " first")
    public boolean isSpan() {
      if (start == null || start.isBlank() || end == null || end.isBlank()) {
        return true;
      }
      return Moments.readable(start)
          && Moments.readable(end)
          && !Moments.read(end).isBefore(Moments.read(start));
    }
  }
}
