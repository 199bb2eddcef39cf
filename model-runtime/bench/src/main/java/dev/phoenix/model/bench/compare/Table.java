package dev.phoenix.model.bench.compare;

import java.util.ArrayList;
import java.util.List;

/** Scores for a console. */
final class Table {

  private static final List<String> HEAD =
      List.of("MODEL", "RUN BY", "PASSED", "95 %", "FAILED", "MEDIAN", "P95", "TOKENS", "MEMORY");

  private Table() {}

  /** A line a model, columns in line with each other. */
  static String of(List<Score> scores) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    scores.forEach(score -> rows.add(row(score)));
    var text = new StringBuilder();
    for (var row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
        text.append(column == 0 ? "" : "  ")
            .append(column < 2 ? left(row.get(column), width) : right(row.get(column), width));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> row(Score score) {
    var rate = score.passed();
    return List.of(
        score.name(),
        score.engine(),
        "%d of %d".formatted(rate.hits(), rate.of()),
        "%s to %s".formatted(Numbers.percent(rate.low()), Numbers.percent(rate.high())),
        Integer.toString(score.failed()),
        Numbers.seconds(score.medianMillis()),
        Numbers.seconds(score.p95Millis()),
        Numbers.rate(score.tokensPerSecond()),
        Numbers.memory(score.memory()));
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
