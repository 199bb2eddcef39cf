package dev.phoenix.workers.monitoring.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the answers of a round come to. A query that failed is an alert itself, and ends none. */
final class Answers {

  /** The name of the alerts of queries that fail. */
  static final String FAILED = "phoenix-alert-query-failed";

  private static final Duration FAILED_FOR = Duration.ofMinutes(5);
  private static final int LONGEST = 500;

  private final Map<String, AlertRule> rules;
  private final List<GatherAlerts.Answer> answers;
  private final Instant now;

  Answers(List<AlertRule> rules, List<GatherAlerts.Answer> answers, Instant now) {
    this.rules = rules.stream().collect(Collectors.toMap(AlertRule::name, Function.identity()));
    this.answers = answers;
    this.now = now;
  }

  /** The alerts that the answers tell of, with the beginnings of those that last already. */
  List<Alert> alerts(List<Alert> lasting) {
    var since =
        lasting.stream()
            .filter(alert -> alert.source() == Alert.Source.PROMETHEUS)
            .collect(Collectors.toMap(Alert::fingerprint, Alert::startedAt));
    var found = new ArrayList<Alert>();
    for (var answer : answers) {
      var rule = rules.get(answer.rule());
      if (rule == null) {
        continue;
      }
      if (answer.answer() == null) {
        found.add(failed(rule, answer.failure(), since));
      } else {
        answer.answer().series().forEach(each -> alert(rule, each, since).ifPresent(found::add));
      }
    }
    return found;
  }

  /**
   * Those that last no longer: their rule was answered without them, or is gone from the settings.
   */
  List<Alert> over(List<Alert> lasting) {
    Set<String> seen = alerts(lasting).stream().map(Alert::fingerprint).collect(Collectors.toSet());
    var answered = new HashSet<String>();
    answers.stream()
        .filter(answer -> answer.answer() != null)
        .forEach(answer -> answered.add(answer.rule()));
    return lasting.stream()
        .filter(alert -> alert.source() == Alert.Source.PROMETHEUS)
        .filter(alert -> !seen.contains(alert.fingerprint()))
        .filter(alert -> answered.contains(rule(alert)) || !rules.containsKey(rule(alert)))
        .toList();
  }

  private static String rule(Alert alert) {
    return alert.name().equals(FAILED) ? alert.labels().getOrDefault("rule", "") : alert.name();
  }

  private Optional<Alert> alert(
      AlertRule rule, GatherAlerts.Series series, Map<String, Instant> since) {
    var number = series.value() == null ? null : series.value().number();
    // an infinity is no JSON number, and above every threshold
    var value = number == null ? special(series.value()) : number;
    if (Double.isNaN(value) || !rule.breaks(value)) {
      return Optional.empty();
    }
    var labels = new TreeMap<>(series.labels());
    labels.remove("__name__");
    labels.putAll(rule.labels());
    labels.put("alertname", rule.name());
    return Optional.of(
        made(
            rule.name(),
            rule.groupOrName(),
            labels,
            rule.kind(),
            rule.summary(),
            number,
            rule.excess(value),
            rule.lasting(),
            since));
  }

  private Alert failed(
      AlertRule rule, GatherAlerts.@Nullable Failure failure, Map<String, Instant> since) {
    var why = failure == null || failure.message() == null ? "no answer" : failure.message();
    return made(
        FAILED,
        FAILED,
        Map.of("alertname", FAILED, "rule", rule.name()),
        "platform",
        "The query of the alert rule %s fails: %s".formatted(rule.name(), why),
        null,
        1,
        FAILED_FOR,
        since);
  }

  private Alert made(
      String name,
      String group,
      Map<String, String> labels,
      String kind,
      String summary,
      @Nullable Double measured,
      double excess,
      Duration lasting,
      Map<String, Instant> since) {
    var kept = Labels.of(labels);
    var fingerprint = Labels.fingerprint(kept);
    var started = since.getOrDefault(fingerprint, now);
    return new Alert(
        Alert.Source.PROMETHEUS,
        fingerprint,
        name,
        group,
        kept,
        kind,
        Said.of(kept.get("severity")),
        Labels.text(summary, LONGEST),
        measured,
        excess,
        started,
        started.plus(lasting),
        null,
        now);
  }

  private static double special(GatherAlerts.@Nullable Sample value) {
    return switch (value == null ? "" : value.text()) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }
}
