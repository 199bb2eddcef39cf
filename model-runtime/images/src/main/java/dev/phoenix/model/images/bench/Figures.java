package dev.phoenix.model.images.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints measured values, one a line: {@code figure NAME VALUE UNIT}, and what they are made of.
 */
record Figures(PrintStream out) {

  void print(String name, double value, String unit, String details) {
    out.println(
        String.format(Locale.ROOT, "figure %s %.4g %s %s", name, value, unit, details).strip());
  }

  void print(String name, int value, String details) {
    out.println("figure %s %d count %s".formatted(name, value, details).strip());
  }

  /** The value below which a share of all values lies; the values are sorted. */
  static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  static String spread(double[] values) {
    return String.format(
        Locale.ROOT,
        "n=%d low=%.4g high=%.4g",
        values.length,
        percentile(values, 0),
        percentile(values, 1));
  }
}
