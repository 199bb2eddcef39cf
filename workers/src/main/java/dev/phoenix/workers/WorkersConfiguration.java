package dev.phoenix.workers;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobRunner;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.job.JobWorkers;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class WorkersConfiguration {

  // handlers block on the model runtime and on databases: many cheap threads, bounded by each
  // type's active jobs
  private static final int HANDLER_THREADS = 64;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  CamundaClientExecutorService handlerThreads() {
    var threads =
        new ScheduledThreadPoolExecutor(
            HANDLER_THREADS, Thread.ofVirtual().name("job-", 0).factory());
    return new CamundaClientExecutorService(threads, true);
  }

  @Bean(destroyMethod = "close")
  ModelRuntimeClient modelRuntime(ModelRuntimeProperties properties) {
    return ModelRuntimeClient.connect(properties.host(), properties.port(), properties.deadline());
  }

  @Bean
  JobSettings jobSettings(WorkersProperties properties) {
    var job = properties.job();
    return new JobSettings(job.lease(), job.maxAttempts(), job.maxJobsActive(), job.drain());
  }

  @Bean
  JobWorkers jobWorkers(
      List<JobTask> tasks,
      DataSource source,
      EffectLedger ledger,
      JobSettings settings,
      MeterRegistry meters) {
    var attempts = new JobAttempts(source, ledger.installation(), clock());
    return new JobWorkers(tasks, new JobRunner(attempts, settings, meters), settings);
  }
}
