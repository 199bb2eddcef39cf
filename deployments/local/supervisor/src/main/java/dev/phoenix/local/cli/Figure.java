package dev.phoenix.local.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One measured number. */
record Figure(String name, double value, String unit) {

  private static final Pattern LINE = Pattern.compile("figure (\\S+) (\\S+) (\\S+)");

  /** The figure that a line says, if it says one. */
  static Optional<Figure> parse(String line) {
    var parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new Figure(parts.group(1), Double.parseDouble(parts.group(2)), parts.group(3)))
        : Optional.empty();
  }

  String line() {
    return String.format(Locale.ROOT, "figure %s %.3f %s", name, value, unit);
  }
}
