package dev.phoenix.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Carries out the flows' service tasks. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkersApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(WorkersApplication.class, arguments);
  }
}
