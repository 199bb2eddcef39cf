package dev.phoenix.model.server.images;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the images skill together. */
@Configuration(proxyBeanMethods = false)
class ImagesConfiguration {

  private static final int IN_MEMORY = 16 * 1024;

  @Bean
  ImageSkill imageSkill(ImagesProperties properties, MeterRegistry meters) {
    return ImageSkill.start(properties, meters);
  }

  /** The container reads forms before anything of ours does: the same limits hold there. */
  @Bean
  MultipartConfigElement multipartConfigElement(ImagesProperties properties) {
    return new MultipartConfigElement(
        "", properties.maxFile().toBytes(), properties.maxBody(), IN_MEMORY);
  }
}
