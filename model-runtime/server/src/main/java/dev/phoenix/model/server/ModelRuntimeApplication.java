package dev.phoenix.model.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The model runtime's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ModelRuntimeApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(ModelRuntimeApplication.class, arguments);
  }
}
