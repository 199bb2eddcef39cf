package dev.phoenix.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.image.ImageSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The model runtime's token, as it comes from the configuration that is shipped. */
class TokenSettingsTest {

  private static final String TOKEN = "the-token-of-the-runtime";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({WorkersSettings.class, ImageSettings.class})
  static class Settings {}

  @Test
  void shouldSendNoneByDefault() {
    application.run(
        context -> {
          assertThat(context.getBean(WorkersSettings.class).model().token()).isNull();
          assertThat(context.getBean(ImageSettings.class).token()).isNull();
        });
  }

  @Test
  void shouldSendTheSameOneForTextsAndImages() {
    application
        .withPropertyValues("phoenix.workers.model.token=" + TOKEN)
        .run(
            context -> {
              assertThat(context.getBean(WorkersSettings.class).model().token()).isEqualTo(TOKEN);
              assertThat(context.getBean(ImageSettings.class).token()).isEqualTo(TOKEN);
              assertThat(context.getBean(WorkersSettings.class).toString()).doesNotContain(TOKEN);
              assertThat(context.getBean(ImageSettings.class).toString()).doesNotContain(TOKEN);
            });
  }

  @Test
  void shouldSendAnotherOneWhereImagesAreARuntimeOfTheirOwn() {
    application
        .withPropertyValues(
            "phoenix.workers.model.token=" + TOKEN, "phoenix.workers.image.token=of-the-other-one")
        .run(
            context ->
                assertThat(context.getBean(ImageSettings.class).token())
                    .isEqualTo("of-the-other-one"));
  }
}
