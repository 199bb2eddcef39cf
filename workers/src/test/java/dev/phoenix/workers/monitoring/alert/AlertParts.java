package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.monitoring.incident.StoredIncidents;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real jobs of alerts on a database at a moment, called as the flow does; no engine answers.
 */
final class AlertParts {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  final Alerts alerts;
  final Silences silences;
  final Incidents incidents;
  final MeterRegistry meters = new SimpleMeterRegistry();
  private final GatherAlerts gather;
  private final ConcludeAlerts conclude;
  private final ListAlertRules list;

  AlertParts(TestDatabase database) {
    this(database.migrated(), NOW, null);
  }

  AlertParts(JdbcClient jdbc, Instant now, @Nullable AlertRule rule) {
    var here = new Installation("here");
    var clock = Clock.fixed(now, ZoneOffset.UTC);
    alerts = new Alerts(jdbc, here);
    silences = new Silences(jdbc, here);
    var nobody =
        CamundaClient.newClientBuilder().grpcAddress(URI.create("http://127.0.0.1:1")).build();
    incidents = StoredIncidents.of(jdbc, here, clock, nobody);
    var settings =
        new AlertSettings(
            null,
            rule == null ? List.of() : List.of(rule),
            AlertsUnderTest.SettingsUnderTest.hours(),
            null,
            Duration.ofHours(24));
    var recovery = new Recovery(alerts, silences, incidents, clock);
    gather = new GatherAlerts(settings, alerts, silences, clock, new AlertMetrics(meters));
    conclude =
        new ConcludeAlerts(
            alerts, silences, incidents, recovery, new SupervisorSettings(null, null), clock);
    list = new ListAlertRules(settings, recovery);
  }

  GatherAlerts.Output gathered(GatherAlerts.Answer... answers) {
    var input = new GatherAlerts.Input(answers.length == 0 ? null : List.of(answers));
    return (GatherAlerts.Output) variables(gather.run(input, context(gather.type())));
  }

  ConcludeAlerts.Conclusion concluded(String key, String severity) {
    var input = new ConcludeAlerts.Input(List.of(new ConcludeAlerts.Judged(key, severity)));
    var variables = (Map<?, ?>) variables(conclude.run(input, context(conclude.type())));
    return (ConcludeAlerts.Conclusion) Objects.requireNonNull(variables.get("conclusion"));
  }

  ListAlertRules.Output listed() {
    var outcome = list.run(new ListAlertRules.Input(), context(list.type()));
    return (ListAlertRules.Output) variables(outcome);
  }

  /** The one incident that a warning of all that lasts opens. */
  Incident opened() {
    for (var each : gathered().cases()) {
      concluded(each.key(), "WARNING");
    }
    return incidents.open().stream().reduce((one, other) -> other).orElseThrow();
  }

  private static Object variables(JobOutcome outcome) {
    return ((JobOutcome.Completed) outcome).variables();
  }

  private static JobContext context(String type) {
    return new JobContext(1, type, 1, 3);
  }
}
