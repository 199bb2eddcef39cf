package dev.phoenix.workers.monitoring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the supervisor. */
@Configuration(proxyBeanMethods = false)
class SupervisorConfiguration {

  @Bean
  SupervisorDoor supervisorDoor(SupervisorSettings settings) {
    return new SupervisorDoor(settings);
  }
}
