package dev.phoenix.workers.monitoring.incident;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.schedule.Clockwork;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks after what the engine could not be told. */
@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {

  private static final Duration EVERY = Duration.ofSeconds(15);

  @Bean
  Announcer announcer(IncidentTable table, Messages messages, IncidentSettings settings) {
    return new Announcer(table, messages, settings);
  }

  @Bean
  Clockwork incidentClockwork(Announcer announcer) {
    return new Clockwork("incidents", EVERY, announcer::tick);
  }
}
