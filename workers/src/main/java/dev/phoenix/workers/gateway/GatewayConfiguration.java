package dev.phoenix.workers.gateway;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.workers.WorkersSettings;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import dev.phoenix.workers.reviewer.ReviewerLookups;
import dev.phoenix.workers.storage.Installation;
import io.camunda.client.CamundaClient;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands between the tasks and the engine. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

  private static final int MOST_HANDLERS = 256;
  private static final Duration RESTORED_ENGINE = Duration.ofMinutes(2);

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Ended by {@link WorkersLifecycle}: {@code close()} would wait for periodic tasks for ever. */
  @Bean(destroyMethod = "")
  JobExecutor jobExecutor() {
    return new JobExecutor(MOST_HANDLERS);
  }

  @Bean
  CamundaClientExecutorService camundaClientThreadPool(JobExecutor executor) {
    return new CamundaClientExecutorService(executor, false);
  }

  @Bean
  JobAttempts jobAttempts(JdbcClient jdbc, Installation installation, Clock clock) {
    return new JobAttempts(jdbc, installation, clock);
  }

  /** Closed by {@link WorkersLifecycle}. */
  @Bean(destroyMethod = "")
  JobWorkers jobWorkers(
      CamundaClient client,
      List<JobTask<?>> tasks,
      JobSettings settings,
      JobAttempts attempts,
      MeterRegistry registry) {
    return new JobWorkers(client, tasks, settings, attempts, registry);
  }

  @Bean
  RestoredEngine restoredEngine(EffectLedger ledger, CamundaClient client) {
    return new RestoredEngine(ledger, client, RESTORED_ENGINE);
  }

  @Bean
  ReviewerLookup reviewerLookup(WorkersSettings settings, CamundaClient client) {
    return ReviewerLookups.of(settings.reviewerLookup(), client);
  }
}
