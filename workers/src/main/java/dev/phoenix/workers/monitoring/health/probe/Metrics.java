package dev.phoenix.workers.monitoring.health.probe;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values in Prometheus' text format (prometheus.io/docs/instrumenting/exposition_formats).
 *
 * @param text what a server's {@code /actuator/prometheus} answered
 */
record Metrics(String text) {

  /** The sum of a metric over all its labels; empty if there is none. */
  OptionalDouble sum(String name) {
    Matcher line =
        Pattern.compile("(?m)^" + Pattern.quote(name) + "(?:\\{[^\\n]*})? ([-+.0-9eE]{1,40})")
            .matcher(text);
    boolean found = false;
    double sum = 0;
    while (line.find()) {
      try {
        sum += Double.parseDouble(line.group(1));
        found = true;
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return found ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }
}
