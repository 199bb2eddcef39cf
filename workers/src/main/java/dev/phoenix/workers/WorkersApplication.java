package dev.phoenix.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Carries out the flows' service tasks and hosts the connectors. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkersApplication {

  /** Starts the application and stays up, with or without an engine. */
  public static void main(String[] arguments) {
    SpringApplication.run(WorkersApplication.class, arguments);
  }
}
