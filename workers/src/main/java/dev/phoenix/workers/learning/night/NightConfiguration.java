package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.workers.WorkersSettings;
import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.learning.verdicts.DraftVerdicts;
import dev.phoenix.workers.learning.verdicts.VerdictSettings;
import dev.phoenix.workers.learning.verdicts.VerdictWatch;
import dev.phoenix.workers.schedule.Clockwork;
import dev.phoenix.workers.storage.Installation;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of the nights together. */
@Configuration(proxyBeanMethods = false)
class NightConfiguration {

  // a data set of 64 MB on a busy machine
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Bean
  NightClient nightClient(LearningSettings learning, WorkersSettings workers) {
    return new NightClient(learning.runtime(), workers.model().token(), DEADLINE);
  }

  @Bean
  Runs runs(JdbcClient jdbc, Installation installation, Clock clock) {
    return new Runs(jdbc, installation, clock);
  }

  @Bean
  NightMessages nightMessages(CamundaClient client) {
    return new NightMessages(client);
  }

  @Bean
  VerdictWatch verdictWatch(
      JdbcClient jdbc, Installation installation, VerdictSettings settings, Clock clock) {
    return new VerdictWatch(
        new DraftVerdicts(jdbc, installation, settings.model()), settings, clock);
  }

  @Bean
  AdapterWatch adapterWatch(VerdictWatch people) {
    return new AdapterWatch(people);
  }

  @Bean
  NightStarter nightStarter(
      NightMessages messages, NightClient runtime, Runs runs, AdapterWatch adapters, Clock clock) {
    return new NightStarter(messages, runtime, runs, adapters, clock);
  }

  @Bean
  Clockwork nightClockwork(
      NightlySettings settings,
      NightStarter starter,
      NightClient runtime,
      NightMessages messages,
      Runs runs,
      AdapterWatch adapters,
      MeterRegistry meters,
      Clock clock) {
    var scheduler = new Scheduler(settings, starter, runs, clock);
    var watch =
        new TrainingWatch(runtime, messages, runs, adapters, new NightMetrics(meters), clock);
    return new Clockwork(
        "nights",
        settings.poll(),
        () -> {
          scheduler.tick();
          watch.tick();
        });
  }

  @Bean
  StepWait stepWait(NightClient runtime, NightlySettings settings) {
    return new StepWait(runtime, settings.poll());
  }

  @Bean
  BeginNight beginNight(Runs runs, NightlySettings settings) {
    return new BeginNight(runs, settings);
  }

  @Bean
  StartTraining startTraining(NightClient runtime, Runs runs) {
    return new StartTraining(runtime, runs);
  }

  @Bean
  ValidateAdapter validateAdapter(StepWait steps) {
    return new ValidateAdapter(steps);
  }

  @Bean
  ArchiveAdapter archiveAdapter(StepWait steps) {
    return new ArchiveAdapter(steps);
  }

  @Bean
  ActivateAdapter activateAdapter(NightClient runtime, Runs runs) {
    return new ActivateAdapter(runtime, runs);
  }

  @Bean
  RollBackAdapter rollBackAdapter(NightClient runtime) {
    return new RollBackAdapter(runtime);
  }

  @Bean
  EndNight endNight(
      NightClient runtime, LearningSettings learning, Runs runs, MeterRegistry meters) {
    return new EndNight(runtime, learning.runtime(), runs, meters);
  }
}
