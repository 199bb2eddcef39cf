package dev.phoenix.model.server.nights.report;

import dev.phoenix.model.server.nights.report.NightReport.Loss;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** A training's losses as an SVG picture that scales and needs no script. */
final class LossCurve {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 240;
  private static final int LEFT = 48;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 34;
  private static final int LINES = 4;

  private final List<Loss> points;
  private final double low;
  private final double high;
  private final double last;
  private final StringBuilder svg = new StringBuilder();

  private LossCurve(List<Loss> points) {
    this.points = points;
    var values =
        points.stream()
            .flatMapToDouble(
                point ->
                    point.validation() == null
                        ? DoubleStream.of(point.loss())
                        : DoubleStream.of(point.loss(), point.validation()))
            .summaryStatistics();
    double room = Math.max(0.05, (values.getMax() - values.getMin()) * 0.08);
    this.low = Math.max(0, values.getMin() - room);
    this.high = values.getMax() + room;
    this.last = Math.max(1, points.getLast().step());
  }

  /** The picture; empty where there is nothing to see. */
  static String of(List<Loss> points) {
    return points.isEmpty() ? "" : new LossCurve(points).draw();
  }

  private String draw() {
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Loss by step: from %s to %s nats a token\">\n"
            .formatted(
                WIDTH, HEIGHT, number(points.getFirst().loss()), number(points.getLast().loss())));
    for (int i = 0; i <= LINES; i++) {
      double value = low + (high - low) * i / LINES;
      svg.append(
          "<path class=\"grid\" d=\"M%d %s H%d\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
              .formatted(
                  LEFT,
                  number(y(value)),
                  WIDTH - RIGHT,
                  LEFT - 6,
                  number(y(value) + 4),
                  number(value)));
    }
    for (int i = 0; i <= LINES; i++) {
      long step = Math.round(last * i / LINES);
      svg.append(
          "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d</text>\n"
              .formatted(number(x(step)), HEIGHT - BOTTOM + 18, step));
    }
    var training = new StringBuilder();
    var validation = new StringBuilder();
    for (Loss point : points) {
      add(training, point.step(), point.loss());
      if (point.validation() != null) {
        add(validation, point.step(), Objects.requireNonNull(point.validation()));
        svg.append(
            "<circle class=\"validation\" cx=\"%s\" cy=\"%s\" r=\"3\"/>\n"
                .formatted(number(x(point.step())), number(y(point.validation()))));
      }
    }
    svg.append("<path class=\"training\" d=\"%s\"/>\n".formatted(training));
    if (!validation.isEmpty()) {
      svg.append("<path class=\"validation\" d=\"%s\"/>\n".formatted(validation));
    }
    return svg.append("</svg>\n").toString();
  }

  private void add(StringBuilder line, long step, double value) {
    line.append(line.isEmpty() ? 'M' : 'L')
        .append(number(x(step)))
        .append(' ')
        .append(number(y(value)))
        .append(' ');
  }

  private double x(double step) {
    return LEFT + (WIDTH - LEFT - RIGHT) * step / last;
  }

  private double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
