package dev.phoenix.workers.books.export;

/** A text that somebody wrote, as a cell. */
public final class CsvCell {

  private static final String STARTS_FORMULA = "=+-@\t\r";

  private CsvCell() {}

  /**
   * The text in quotes where RFC 4180 wants them. Before what a spreadsheet would take for a
   * formula stands an apostrophe, so that it is shown and not carried out.
   */
  public static String text(String text) {
    boolean formula = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
    var shown = formula ? "'" + text : text;
    return shown.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + shown.replace("\"", "\"\"") + '"'
        : shown;
  }
}
