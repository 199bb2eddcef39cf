package dev.phoenix.local.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One measured number.
 *
 * @param note how sure it is and what it was made of; may be empty
 */
record Figure(String name, double value, String unit, String note) {

  private static final Pattern LINE = Pattern.compile("figure (\\S+) (\\S+) (\\S+)(?: (.*))?");

  /** A number without more to say of it. */
  Figure(String name, double value, String unit) {
    this(name, value, unit, "");
  }

  /** The figure that a line says, if it says one. */
  static Optional<Figure> parse(String line) {
    var parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new Figure(
                parts.group(1),
                Double.parseDouble(parts.group(2)),
                parts.group(3),
                parts.group(4) == null ? "" : parts.group(4)))
        : Optional.empty();
  }

  /** Whether each of those that are named is zero. */
  static boolean allZero(List<Figure> figures, List<String> names) {
    return figures.stream()
        .filter(figure -> names.contains(figure.name))
        .allMatch(figure -> figure.value == 0);
  }

  String line() {
    return String.format(Locale.ROOT, "figure %s %.3f %s %s", name, value, unit, note).strip();
  }
}
