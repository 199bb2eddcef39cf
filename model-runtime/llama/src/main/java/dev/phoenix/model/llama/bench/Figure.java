package dev.phoenix.model.llama.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A measured value.
 *
 * @param value the median of the repetitions
 * @param low the least of them
 * @param high the most of them
 * @param unit such as {@code ratio}, {@code MB} or {@code s}
 * @param repetitions how many there were
 * @param parts what a ratio was made of, medians too
 */
public record Figure(
    double value,
    double low,
    double high,
    String unit,
    int repetitions,
    Map<String, Double> parts) {

  /**
   * The median of repeated ratios, beside the medians of their two parts.
   *
   * @param above the values above the line, one a repetition
   * @param below the values below it, in the same order
   */
  public static Figure ratio(String aboveName, double[] above, String belowName, double[] below) {
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    Map<String, Double> parts = new TreeMap<>();
    parts.put(aboveName, round(median(above)));
    parts.put(belowName, round(median(below)));
    return of(ratios, "ratio", parts);
  }

  /** The median of repeated values. */
  static Figure of(double[] values, String unit, Map<String, Double> parts) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return new Figure(round(median(values)), round(low), round(high), unit, values.length, parts);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Four significant digits: more would claim what was not measured. */
  static double round(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
