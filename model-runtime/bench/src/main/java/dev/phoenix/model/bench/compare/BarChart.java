package dev.phoenix.model.bench.compare;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars as SVG, each with its value in words, so that nothing is told by colour alone.
 *
 * @param title what the values are
 * @param most the end of the scale
 * @param bars from top to bottom
 */
record BarChart(String title, double most, List<Bar> bars) {

  /**
   * One model.
   *
   * @param value not a number where there is none
   * @param low where the line across the bar's end begins
   * @param high where it ends; none if both are the same
   * @param label the value in words
   */
  record Bar(String name, double value, double low, double high, String label) {}

  private static final int WIDTH = 720;
  private static final int ROW = 46;
  private static final int SCALE = 500;
  private static final int THICKNESS = 18;

  BarChart {
    bars = List.copyOf(bars);
  }

  /** A chart whose scale ends with the largest of its values. */
  static BarChart upToLargest(String title, List<Bar> bars) {
    double most =
        bars.stream()
            .mapToDouble(bar -> Math.max(bar.value(), bar.high()))
            .filter(value -> !Double.isNaN(value))
            .max()
            .orElse(1);
    return new BarChart(title, most > 0 ? most : 1, bars);
  }

  /** The SVG element. */
  String svg() {
    int height = bars.size() * ROW + 8;
    var svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, height));
    svg.append("<title>").append(Html.text(description())).append("</title>");
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), i * ROW);
    }
    return svg.append("</svg>").toString();
  }

  private String description() {
    var text = new StringBuilder(title).append(':');
    bars.forEach(
        bar -> text.append(' ').append(bar.name()).append(' ').append(bar.label()).append(';'));
    return text.toString();
  }

  private void bar(StringBuilder svg, Bar bar, int top) {
    svg.append(element("<text class=\"name\" x=\"0\" y=\"%d\">", top + 14))
        .append(Html.text(bar.name()))
        .append("</text>");
    int y = top + 20;
    svg.append(
        element(
            "<rect class=\"track\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
            y, SCALE, THICKNESS));
    if (!Double.isNaN(bar.value())) {
      svg.append(
          element(
              "<rect class=\"bar\" x=\"0\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
              y, at(bar.value()), THICKNESS));
    }
    if (bar.high() > bar.low()) {
      int middle = y + THICKNESS / 2;
      svg.append(
          element(
              "<path class=\"spread\" d=\"M%1$.1f %3$d V%4$d M%1$.1f %5$d H%2$.1f M%2$.1f %3$d"
                  + " V%4$d\"/>",
              at(bar.low()), at(bar.high()), y + 4, y + THICKNESS - 4, middle));
    }
    svg.append(element("<text class=\"value\" x=\"%d\" y=\"%d\">", SCALE + 10, y + 14))
        .append(Html.text(bar.label()))
        .append("</text>");
  }

  private double at(double value) {
    return Math.clamp(value / most, 0, 1) * SCALE;
  }

  private static String element(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
