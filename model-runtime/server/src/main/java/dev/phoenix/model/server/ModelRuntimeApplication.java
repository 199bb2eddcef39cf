package dev.phoenix.model.server;

import dev.phoenix.model.server.role.Role;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** The model runtime's process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ModelRuntimeApplication {

  public static void main(String[] arguments) {
    var application = new SpringApplication(ModelRuntimeApplication.class);
    application.addInitializers(ModelRuntimeApplication::startSmall);
    application.run(arguments);
  }

  /** Images are rare and nothing of theirs runs by itself: what a request needs is made for it. */
  private static void startSmall(ConfigurableApplicationContext context) {
    if (Role.of(context.getEnvironment()) == Role.IMAGES) {
      context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    }
  }
}
