package dev.phoenix.model.server.images;

import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the images skill together. */
@ConditionalOnSkill(Skill.IMAGES)
@Configuration(proxyBeanMethods = false)
class ImagesConfiguration {

  private static final int IN_MEMORY = 16 * 1024;

  @Bean
  ImageSkill imageSkill(ImagesProperties properties, MeterRegistry meters) {
    return ImageSkill.start(properties, meters);
  }

  /** A client that still sends when it is refused hears why, and not only a broken connection. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedBodies(
      ImagesProperties properties) {
    return factory ->
        factory.addConnectorCustomizers(
            connector ->
                connector.setProperty("maxSwallowSize", Long.toString(properties.maxBody())));
  }

  /** The container reads forms before anything of ours does: the same limits hold there. */
  @Bean
  MultipartConfigElement multipartConfigElement(ImagesProperties properties) {
    return new MultipartConfigElement(
        "", properties.maxFile().toBytes(), properties.maxBody(), IN_MEMORY);
  }
}
