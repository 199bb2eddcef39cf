package dev.phoenix.model.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A measured value. Numbers have four significant digits: more would claim what was not measured.
 *
 * @param value the median of the repetitions, unless its name says otherwise
 * @param low the least of them
 * @param high the most of them
 * @param unit one word, such as {@code ratio}, {@code MB} or {@code s}
 * @param repetitions how many there were
 * @param parts what it was made of, by name: for a ratio the medians above and below the line
 */
public record Figure(
    double value,
    double low,
    double high,
    String unit,
    int repetitions,
    Map<String, Double> parts) {

  public Figure {
    parts = Map.copyOf(parts);
  }

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
    return of(
        ratios, "ratio", Map.of(aboveName, round(median(above)), belowName, round(median(below))));
  }

  /** The median of repeated values. */
  public static Figure of(double[] values, String unit, Map<String, Double> parts) {
    return percentile(values, 0.5, unit, parts);
  }

  /**
   * The value below which a share of all repeated values lies.
   *
   * @param share 0 to 1; 0.5 gives the median
   */
  public static Figure percentile(
      double[] values, double share, String unit, Map<String, Double> parts) {
    return new Figure(
        round(percentile(values, share)),
        round(percentile(values, 0)),
        round(percentile(values, 1)),
        unit,
        values.length,
        parts);
  }

  /** A value that was taken once. */
  public static Figure single(double value, String unit, Map<String, Double> parts) {
    return of(new double[] {value}, unit, parts);
  }

  /**
   * The value below which a share of all values lies; between two values when it falls there, so
   * that the median of an even number is their middle.
   *
   * @param values one or more, in any order
   * @param share 0 to 1
   */
  public static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** The middle of all values. */
  public static double median(double[] values) {
    return percentile(values, 0.5);
  }

  /** A number with four significant digits. */
  static double round(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }

  /** The line that the launcher reads: {@code figure NAME VALUE UNIT} and what it was made of. */
  public String line(String name) {
    var line = new StringBuilder("figure ").append(name).append(' ').append(text(value));
    line.append(' ').append(unit);
    if (repetitions > 1) {
      line.append(" min ").append(text(low)).append(", max ").append(text(high));
      line.append(", ").append(repetitions).append(" repetitions");
    }
    var separator = repetitions > 1 ? ", " : " ";
    for (var part : new TreeMap<>(parts).entrySet()) {
      line.append(separator).append(part.getKey()).append(' ').append(text(part.getValue()));
      separator = ", ";
    }
    return line.toString();
  }

  private static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double shown = value == Math.rint(value) ? value : round(value);
    var digits = new BigDecimal(shown).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return digits.toPlainString();
  }
}
