package dev.phoenix.local.nights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One day of a {@link Week} and its night.
 *
 * @param verdicts of the day
 * @param edited those on drafts that did not have the voice
 * @param outcome of the night
 * @param adapter that it made, or empty
 * @param reason why the night did not go further, or empty
 * @param coverage of the voice on unseen topics after it, 0 to 1
 * @param drafts of the clients, until the next day
 * @param failures among their requests
 * @param took the night's time
 */
public record Day(
    int number,
    int verdicts,
    int edited,
    String outcome,
    String adapter,
    String reason,
    double coverage,
    int drafts,
    int failures,
    Duration took) {

  /** A table in Markdown. */
  public static List<String> table(double before, List<Day> days) {
    var lines = new ArrayList<String>();
    lines.add(
        "| night | verdicts | edited | outcome | adapter | voice on unseen topics | clients' drafts"
            + " | failed | minutes |");
    lines.add("|---|---|---|---|---|---|---|---|---|");
    lines.add(String.format(Locale.ROOT, "| before | | | | | %.2f | | | |", before));
    for (var day : days) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %d | %d | %d | %s | %s | %.2f | %d | %d | %.1f |",
              day.number,
              day.verdicts,
              day.edited,
              day.reason.isEmpty() ? day.outcome : day.outcome + ": " + day.reason,
              day.adapter,
              day.coverage,
              day.drafts,
              day.failures,
              day.took.toSeconds() / 60.0));
    }
    return lines;
  }
}
