package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.storage.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of the alerts together. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

  @Bean
  Alerts alerts(JdbcClient jdbc, Installation installation) {
    return new Alerts(jdbc, installation);
  }

  @Bean
  Silences silences(JdbcClient jdbc, Installation installation) {
    return new Silences(jdbc, installation);
  }

  @Bean
  Intake alertIntake(Alerts alerts) {
    return new Intake(alerts);
  }

  @Bean
  Recovery alertRecovery(Alerts alerts, Silences silences, Incidents incidents, Clock clock) {
    return new Recovery(alerts, silences, incidents, clock);
  }

  @Bean
  ListAlertRules listAlertRules(AlertSettings settings, Recovery recovery) {
    return new ListAlertRules(settings, recovery);
  }

  @Bean
  GatherAlerts gatherAlerts(
      AlertSettings settings, Alerts alerts, Silences silences, Clock clock, MeterRegistry meters) {
    return new GatherAlerts(settings, alerts, silences, clock, new AlertMetrics(meters));
  }

  @Bean
  ConcludeAlerts concludeAlerts(
      Alerts alerts,
      Silences silences,
      Incidents incidents,
      Recovery recovery,
      SupervisorSettings supervisor,
      Clock clock) {
    return new ConcludeAlerts(alerts, silences, incidents, recovery, supervisor, clock);
  }
}
