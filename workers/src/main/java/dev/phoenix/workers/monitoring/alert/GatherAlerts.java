package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code monitoring.gather-alerts}: writes down what the answers of Prometheus come to, and lists
 * the cases whose severity is to be decided.
 */
final class GatherAlerts implements JobTask<GatherAlerts.Input> {

  // what is over is kept, so that a late word of it is known to be late
  private static final Duration KEPT = Duration.ofDays(2);
  private static final Duration SILENCES_KEPT = Duration.ofDays(30);
  // a decision each: beyond, something else is wrong, and the longest lasting say what
  private static final int MOST_CASES = 100;

  private final AlertSettings settings;
  private final Alerts alerts;
  private final Silences silences;
  private final Clock clock;
  private final AlertMetrics metrics;

  /**
   * What was answered.
   *
   * @param answers one a rule; null where Alertmanager's webhook brought the alerts
   */
  record Input(@Nullable List<Answer> answers) {}

  /**
   * What a rule's query came to.
   *
   * @param rule its name
   * @param answer of the connector; null if it failed
   * @param failure why it failed
   */
  record Answer(String rule, @Nullable Result answer, @Nullable Failure failure) {}

  /** The part of the connector's answer that matters. */
  record Result(List<Series> series) {}

  /** A series with its value. */
  record Series(Map<String, String> labels, @Nullable Sample value) {}

  /** A value; null for what is no number. */
  record Sample(@Nullable Double number, String text) {}

  /** Why a query failed. */
  record Failure(@Nullable String code, @Nullable String message) {}

  /**
   * What is to be decided.
   *
   * @param cases at most a hundred
   * @param businessHours whether people are at work
   */
  record Output(List<Case> cases, boolean businessHours) {}

  GatherAlerts(
      AlertSettings settings, Alerts alerts, Silences silences, Clock clock, AlertMetrics metrics) {
    this.settings = settings;
    this.alerts = alerts;
    this.silences = silences;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public String type() {
    return "monitoring.gather-alerts";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var now = clock.instant();
    if (input.answers() != null) {
      var found = new Answers(settings.rules(), input.answers(), now);
      found.alerts(alerts.lasting()).forEach(alerts::put);
      found.over(alerts.lasting()).forEach(alert -> alerts.end(alert, now));
      metrics.asked(input.answers());
    }
    alerts.endUnseen(Alert.Source.ALERTMANAGER, now.minus(settings.forgetAfter()), now);
    alerts.forget(now.minus(KEPT));
    silences.forget(now.minus(SILENCES_KEPT));
    var standing = Standing.of(alerts, silences, clock);
    metrics.stands(standing);
    var cases = Case.of(standing.firing(), now).stream().limit(MOST_CASES).toList();
    return new JobOutcome.Completed(new Output(cases, settings.businessHours().at(now)));
  }
}
