package dev.phoenix.local.nights;

import java.util.ArrayList;
import java.util.List;

/** The results as a table: a row for each process, a column for each state. */
final class Matrix {

  private Matrix() {}

  /** Its lines, which are Markdown as well. */
  static List<String> lines(List<CellResult> results) {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("killed"));
    for (var moment : Moment.values()) {
      head.add(moment.word());
    }
    rows.add(head);
    for (var victim : Victim.values()) {
      var row = new ArrayList<>(List.of(victim.word()));
      for (var moment : Moment.values()) {
        row.add(text(new Cell(victim, moment), results));
      }
      rows.add(row);
    }
    var lines = new ArrayList<>(rows.stream().map(row -> line(row, rows)).toList());
    lines.add(1, rule(rows));
    return lines;
  }

  private static String text(Cell cell, List<CellResult> results) {
    if (!cell.victim().livesIn(cell.moment())) {
      return "-";
    }
    return results.stream()
        .filter(result -> result.cell().equals(cell))
        .map(CellResult::text)
        .findFirst()
        .orElse("");
  }

  private static String line(List<String> row, List<List<String>> rows) {
    var line = new StringBuilder("|");
    for (int column = 0; column < row.size(); column++) {
      line.append(' ').append(padded(row.get(column), width(column, rows))).append(" |");
    }
    return line.toString();
  }

  private static String rule(List<List<String>> rows) {
    var line = new StringBuilder("|");
    for (int column = 0; column < rows.getFirst().size(); column++) {
      line.append("-".repeat(width(column, rows) + 2)).append('|');
    }
    return line.toString();
  }

  private static int width(int column, List<List<String>> rows) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
