package dev.phoenix.local.watch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prometheus' text format, version 0.0.4. */
final class Metrics {

  /** The media type of it. */
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /** Begins a metric; its samples follow. */
  Metrics metric(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** A sample without labels. */
  Metrics sample(String name, long value) {
    return sample(name, Map.of(), value);
  }

  /** A sample. */
  Metrics sample(String name, Map<String, String> labels, long value) {
    text.append(name);
    if (!labels.isEmpty()) {
      var all = new LinkedHashMap<>(labels);
      var first = true;
      text.append('{');
      for (var label : all.entrySet()) {
        text.append(first ? "" : ",")
            .append(label.getKey())
            .append("=\"")
            .append(escaped(label.getValue()))
            .append('"');
        first = false;
      }
      text.append('}');
    }
    text.append(' ').append(String.format(Locale.ROOT, "%d", value)).append('\n');
    return this;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
