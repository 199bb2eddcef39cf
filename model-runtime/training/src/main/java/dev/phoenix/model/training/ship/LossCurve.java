package dev.phoenix.model.training.ship;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a training's table of losses as a picture (SVG), phases one behind the other. */
final class LossCurve {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int BOTTOM = 50;
  private static final int TOP = 30;
  private static final int RIGHT = 20;

  private record Row(String phase, double at, double loss, boolean validation) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<String> phases = new ArrayList<>();
  private final List<Double> ends = new ArrayList<>();

  LossCurve(Path table) throws IOException {
    double offset = 0;
    double last = 0;
    for (var line : Files.readAllLines(table).stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      if (!phases.isEmpty() && !phases.getLast().equals(cells[0])) {
        offset += last;
        ends.add(offset);
      }
      if (phases.isEmpty() || !phases.getLast().equals(cells[0])) {
        phases.add(cells[0]);
      }
      last = Double.parseDouble(cells[1]);
      boolean validation = cells[2].isEmpty();
      double at = offset + last;
      // a training that went on from a checkpoint wrote these rows before
      rows.removeIf(row -> row.validation() == validation && row.at() >= at);
      rows.add(
          new Row(cells[0], at, Double.parseDouble(validation ? cells[4] : cells[2]), validation));
    }
    ends.add(offset + last);
  }

  /** The loss of the last row of a kind. */
  double last(boolean validation) {
    return rows.stream()
        .filter(row -> row.validation() == validation)
        .reduce((first, second) -> second)
        .orElseThrow()
        .loss();
  }

  String svg() {
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            .formatted(WIDTH, HEIGHT));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int loss = 0; loss <= top(); loss++) {
      svg.append(line(LEFT, y(loss), WIDTH - RIGHT, y(loss), "#ddd"));
      svg.append(text(LEFT - 10, y(loss) + 4, "end", Integer.toString(loss)));
    }
    for (int i = 0; i < phases.size(); i++) {
      double from = i == 0 ? 0 : ends.get(i - 1);
      svg.append(line(x(ends.get(i)), TOP, x(ends.get(i)), HEIGHT - BOTTOM, "#bbb"));
      svg.append(
          text((x(from) + x(ends.get(i))) / 2, HEIGHT - BOTTOM + 20, "middle", phases.get(i)));
    }
    svg.append(
        text(
            WIDTH / 2.0,
            HEIGHT - 8,
            "middle",
            "%,.0f steps; loss per learned token in nats".formatted(ends.getLast())));
    svg.append(curve(false, "#1f77b4"));
    svg.append(curve(true, "#d62728"));
    svg.append(legend(WIDTH - 240, "training", "#1f77b4"));
    svg.append(legend(WIDTH - 130, "validation", "#d62728"));
    return svg.append("</svg>\n").toString();
  }

  private String curve(boolean validation, String colour) {
    var points = new StringBuilder();
    for (var row : rows) {
      if (row.validation() == validation) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(row.at()), y(row.loss())));
      }
    }
    return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" points=\"%s\"/>%n"
        .formatted(colour, validation ? "2.5" : "1.2", points.toString().strip());
  }

  private static String legend(double x, String name, String colour) {
    return line(x, TOP - 12, x + 24, TOP - 12, colour) + text(x + 30, TOP - 8, "start", name);
  }

  private double top() {
    return Math.ceil(rows.stream().mapToDouble(Row::loss).max().orElse(1));
  }

  private double x(double at) {
    return LEFT + at / ends.getLast() * (WIDTH - LEFT - RIGHT);
  }

  private double y(double loss) {
    return HEIGHT - BOTTOM - loss / top() * (HEIGHT - BOTTOM - TOP);
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String anchor, String content) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        content);
  }
}
