package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.monitoring.PlainLine;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.monitoring.incident.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alerts of a group as people are told of them. */
final class Troubles {

  private static final int MOST_LINES = 10;
  private static final int LONGEST_LABEL = 80;

  /** A label of rules about what the supervisor tells people itself, where there is one. */
  private static final String TOLD_BY = "told_by";

  private Troubles() {}

  /**
   * What alerts of one group, at least one, come to.
   *
   * @param supervised whether there is a supervisor
   */
  static Trouble of(List<Alert> alerts, Severity severity, boolean supervised) {
    var first = alerts.getFirst();
    var title =
        alerts.size() == 1
            ? title(first)
            : "%s, and %d more".formatted(title(first), alerts.size() - 1);
    var lines =
        alerts.stream().limit(MOST_LINES).map(Troubles::line).collect(Collectors.joining("\n"));
    int more = alerts.size() - MOST_LINES;
    var text = more > 0 ? lines + "\nand " + more + " more" : lines;
    boolean told =
        supervised
            && alerts.stream().allMatch(alert -> "supervisor".equals(alert.labels().get(TOLD_BY)));
    return new Trouble(first.key(), severity, title, text, told);
  }

  private static String title(Alert alert) {
    return alert.summary().isBlank() ? alert.name() : alert.summary();
  }

  private static String line(Alert alert) {
    var labels =
        alert.labels().entrySet().stream()
            .filter(label -> !label.getKey().equals("alertname"))
            .map(label -> PlainLine.of(label.getKey()) + "=" + value(label.getValue()))
            .collect(Collectors.joining(", "));
    var value =
        alert.measured() == null
            ? ""
            : String.format(Locale.ROOT, ", value %.4g", alert.measured());
    return "%s {%s}%s, since %s"
        .formatted(PlainLine.of(alert.name()), labels, value, alert.startedAt());
  }

  /** Without line breaks, so that no label can look like a line of ours. */
  private static String value(String label) {
    return Labels.text(PlainLine.of(label), LONGEST_LABEL);
  }
}
