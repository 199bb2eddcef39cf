package dev.phoenix.workers.approval.digest;

import dev.phoenix.workers.approval.request.RequestRecord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A day's requests that nobody was asked, as a notice.
 *
 * @param count how many
 * @param title of the notice
 * @param text of it, a line each, the oldest first
 * @param language {@code en} or {@code es}
 */
record Digest(int count, String title, String text, String language) {

  // a notice is read on a phone; the rest is in the list of requests
  private static final int MOST = 40;
  private static final int LONGEST = 80;

  static Digest of(String date, List<RequestRecord> left, String language) {
    boolean spanish = language.equals("es");
    var title =
        (spanish ? "No se preguntó (%s): %d" : "Not asked on %s: %d").formatted(date, left.size());
    var lines =
        left.stream().limit(MOST).map(Digest::line).collect(Collectors.joining("\n", "", ""));
    int more = left.size() - MOST;
    var rest = more <= 0 ? "" : (spanish ? "%ny %d más" : "%nand %d more").formatted(more);
    return new Digest(left.size(), title, lines + rest, language);
  }

  private static String line(RequestRecord record) {
    var request = record.request();
    var reason = record.outcome() == null ? "" : record.outcome().path("reason").asText();
    return "#%d %s (%s, %s): %s"
        .formatted(
            record.number(), shortened(request.title()), request.caller(), request.cost(), reason);
  }

  private static String shortened(String title) {
    int length = title.codePointCount(0, title.length());
    return length <= LONGEST
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
