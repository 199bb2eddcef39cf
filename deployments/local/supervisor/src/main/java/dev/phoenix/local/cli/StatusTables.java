package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.watch.Trouble;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The tables that {@code status} shows. */
final class StatusTables {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private StatusTables() {}

  /**
   * One table.
   *
   * @param rows as wide as the heads
   */
  record Table(List<String> heads, List<List<String>> rows) {

    Table {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }

    /** In columns for a terminal; the last one as long as it is. */
    List<String> plain() {
      var lines = new ArrayList<List<String>>();
      lines.add(heads.stream().map(head -> head.toUpperCase(Locale.ROOT)).toList());
      lines.addAll(rows);
      int columns = heads.size();
      var widths = new int[columns];
      lines.forEach(
          line -> {
            for (int column = 0; column < columns; column++) {
              widths[column] = Math.max(widths[column], line.get(column).length());
            }
          });
      return lines.stream()
          .map(
              line -> {
                var text = new StringBuilder();
                for (int column = 0; column < columns; column++) {
                  text.append(line.get(column));
                  text.repeat(' ', widths[column] + 2 - line.get(column).length());
                }
                return text.toString().stripTrailing();
              })
          .toList();
    }

    /** As a table of Markdown. */
    List<String> markdown() {
      var lines = new ArrayList<String>();
      lines.add(line(heads));
      lines.add(line(heads.stream().map(head -> "---").toList()));
      rows.forEach(row -> lines.add(line(row)));
      return lines;
    }

    private static String line(List<String> cells) {
      var escaped = cells.stream().map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|"));
      return "| " + String.join(" | ", escaped.toList()) + " |";
    }
  }

  static Table services(RunState run) {
    return new Table(
        List.of("Service", "State", "Since", "PID", "Start s", "MB", "Restarts", "Address"),
        run.services().stream()
            .map(
                service ->
                    List.of(
                        service.name(),
                        service.state().word(),
                        TIME.format(service.since()),
                        service.process() == null ? "-" : "" + service.process().pid(),
                        service.startSeconds() == null
                            ? "-"
                            : String.format(Locale.ROOT, "%.1f", service.startSeconds()),
                        "" + service.memoryMegabytes(),
                        "" + service.restarts(),
                        service.address()))
            .toList());
  }

  static Table troubles(List<Trouble> open) {
    return new Table(
        List.of("Trouble", "Severity", "Since", "Times", "Last"),
        open.stream()
            .map(
                trouble ->
                    List.of(
                        trouble.name(),
                        trouble.severity().name(),
                        TIME.format(trouble.since()),
                        "" + trouble.count(),
                        oneLine(trouble.text())))
            .toList());
  }

  /** What the workers' health checks found. */
  static Table components(JsonNode monitoring) {
    return new Table(
        List.of("Component", "Group", "State", "Since", "Last change", "Trend", "ms", "Detail"),
        StreamSupport.stream(monitoring.path("components").spliterator(), false)
            .map(
                each ->
                    List.of(
                        oneLine(each.path("name").asText(each.path("id").asText())),
                        oneLine(each.path("group").asText()),
                        oneLine(each.path("state").asText()),
                        time(each.path("since")),
                        time(each.path("lastChange")),
                        oneLine(each.path("trend").asText()),
                        each.hasNonNull("latencyMs") ? each.path("latencyMs").asText() : "-",
                        oneLine(each.path("detail").asText())))
            .toList());
  }

  private static String time(JsonNode node) {
    try {
      return node.isTextual() ? TIME.format(Instant.parse(node.asText())) : "-";
    } catch (DateTimeParseException e) {
      return oneLine(node.asText());
    }
  }

  private static String oneLine(String text) {
    return TerminalText.plain(text);
  }
}
