package dev.phoenix.workers.monitoring.health;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.WorkersSettings;
import dev.phoenix.workers.image.ImageSettings;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.storage.Installation;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the health check together. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  @Bean
  Probes probes(
      JdbcClient jdbc,
      Installation installation,
      CamundaClient camunda,
      ModelRuntimeClient runtime,
      SupervisorDoor supervisor,
      BotSettings bot,
      WorkersSettings workers,
      JobExecutor timer,
      Clock clock) {
    return new Probes(
        new Probes.Own(
            jdbc,
            installation,
            camunda,
            runtime,
            supervisor,
            bot,
            workers.dataDirectory(),
            timer,
            clock));
  }

  @Bean
  Targets targets(
      HealthSettings health,
      Probes probes,
      WorkersSettings workers,
      ImageSettings images,
      BotSettings bot,
      SupervisorSettings supervisor,
      Environment environment) {
    var defaults = new DefaultTargets(health, workers, images, bot, supervisor, environment).all();
    return new TargetFactory(health, probes).of(defaults);
  }

  @Bean
  Looks looks(JdbcClient jdbc, Installation installation, Clock clock) {
    return new Looks(jdbc, installation, clock);
  }

  @Bean
  Standings standings(JdbcClient jdbc, Installation installation) {
    return new Standings(jdbc, installation);
  }

  @Bean
  HealthStatus healthStatus(
      Targets targets, Standings standings, Looks looks, Incidents incidents, Clock clock) {
    return new HealthStatus(targets, standings, looks, incidents, clock);
  }

  @Bean
  HealthMetrics healthMetrics(MeterRegistry meters, Targets targets, Standings standings) {
    return new HealthMetrics(meters, targets, standings);
  }

  @Bean
  ListTargets listTargets(Targets targets, HealthSettings settings, Clock clock) {
    return new ListTargets(targets, settings, clock);
  }

  @Bean
  ProbeTarget probeTarget(Targets targets, Looks looks) {
    return new ProbeTarget(targets, new Prober(), looks);
  }

  @Bean
  ConcludeRound concludeRound(
      Targets targets,
      HealthSettings settings,
      Looks looks,
      Standings standings,
      HealthStatus health,
      Incidents incidents,
      SupervisorDoor supervisor,
      WorkersSettings workers,
      HealthMetrics metrics,
      Clock clock) {
    var file = new StatusFile(workers.dataDirectory(), health);
    return new ConcludeRound(
        targets,
        new ConcludeRound.Records(settings, looks, standings, file),
        new Bulletin(targets, incidents, supervisor),
        metrics,
        clock);
  }
}
