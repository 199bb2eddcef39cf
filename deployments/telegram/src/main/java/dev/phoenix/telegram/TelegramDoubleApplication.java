package dev.phoenix.telegram;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the double. */
// the pages are written without Spring's views
@SpringBootApplication(exclude = MustacheAutoConfiguration.class)
@ConfigurationPropertiesScan
public class TelegramDoubleApplication {

  /** Runs until it is stopped; {@code args} are Spring Boot's, such as {@code --server.port=0}. */
  public static void main(String[] args) {
    SpringApplication.run(TelegramDoubleApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemDefaultZone();
  }
}
