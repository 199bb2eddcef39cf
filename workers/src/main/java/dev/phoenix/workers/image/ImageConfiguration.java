package dev.phoenix.workers.image;

import dev.phoenix.workers.WorkersSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pictures' parts together. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

  @Bean
  PictureStore pictureStore(WorkersSettings settings) {
    return new PictureStore(settings.dataDirectory().resolve("images"));
  }

  @Bean
  Pictures pictures(ImageSettings settings, PictureStore store) {
    return new Pictures(settings, store);
  }
}
