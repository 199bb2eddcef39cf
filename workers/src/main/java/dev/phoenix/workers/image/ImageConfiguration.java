package dev.phoenix.workers.image;

import dev.phoenix.workers.WorkersSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pictures' parts together. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

  @Bean
  PictureStore pictureStore(WorkersSettings settings, ImageSettings images) {
    return new PictureStore(
        settings.dataDirectory().resolve("images"),
        images.keep(),
        images.keepSize().toBytes(),
        Clock.systemUTC());
  }

  @Bean
  Pictures pictures(ImageSettings settings, PictureStore store) {
    return new Pictures(settings, store);
  }
}
