package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.updates.Allowed;
import dev.phoenix.connector.telegram.updates.Mode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What can be set, on the configuration that is shipped. */
class TelegramSettingsTest {

  private static final String TOKEN = "123456:secret-of-the-bot";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(TelegramSettings.class)
  static class Settings {}

  @Test
  void shouldBeOffByDefault() {
    application.run(
        context -> {
          var settings = context.getBean(TelegramSettings.class);
          assertThat(settings.mode()).isEqualTo(TelegramMode.OFF);
          assertThat(settings.api()).isEqualTo("https://api.telegram.org");
          assertThat(settings.languages()).isEqualTo(Language.EN);
          assertThat(settings.receiving()).isEqualTo(new Mode.Off());
        });
  }

  @Test
  void shouldPollForOneChatAndItsPeople() {
    application
        .withPropertyValues(polling("mode=polling", "languages=es"))
        .run(
            context -> {
              var settings = context.getBean(TelegramSettings.class);
              assertThat(settings.receiving()).isEqualTo(new Mode.Polling(true));
              assertThat(settings.allowed())
                  .isEqualTo(new Allowed(Set.of(-1001234567890L), Set.of(7L, 8L)));
              assertThat(settings.languages()).isEqualTo(Language.ES);
              assertThat(settings.toString()).doesNotContain("secret-of-the-bot");
            });
  }

  @Test
  void shouldTakeAWebhook() {
    application
        .withPropertyValues(
            polling(
                "mode=webhook",
                "webhook.url=https://phoenix.example.org/telegram/webhook",
                "webhook.secret=secret-of-the-webhook"))
        .run(
            context -> {
              var settings = context.getBean(TelegramSettings.class);
              assertThat(settings.receiving()).isInstanceOf(Mode.Hook.class);
              assertThat(settings.toString()).doesNotContain("secret-of-the-webhook");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token=| phoenix.workers.telegram.token is missing",
        "token=abc| copy it from @BotFather",
        "api=http://telegram.example.org| http only on this machine",
        "chat=| phoenix.workers.telegram.chat is missing",
        "chat=@ourchannel| must be a chat's number",
        "users=| users must name the people who may decide",
        "users=-7| users must name the people who may decide",
        "mode=webhook| phoenix.workers.telegram.webhook.url is missing",
        "mode=sometimes| mode",
        "languages=fr| languages"
      })
  void shouldRefuseWhatCannotWork(String setting, String told) {
    application
        .withPropertyValues(polling("mode=polling", setting))
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .satisfies(
                        failure ->
                            assertThat(messages(failure)).anyMatch(why -> why.contains(told)))
                    .satisfies(
                        failure ->
                            assertThat(messages(failure))
                                .noneMatch(why -> why.contains("secret-of-the-bot"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://phoenix.example.org/hook| secret-of-the-webhook| must be https",
        "https://phoenix.example.org/hook| short| a secret of 16 to 256"
      })
  void shouldRefuseAWebhookThatIsNotSafe(String url, String secret, String told) {
    application
        .withPropertyValues(
            polling("mode=webhook", "webhook.url=" + url, "webhook.secret=" + secret))
        .run(
            context ->
                assertThat(messages(context.getStartupFailure()))
                    .anyMatch(why -> why.contains(told)));
  }

  @Test
  void shouldNotLookAtTheRestWhileItIsOff() {
    application
        .withPropertyValues("phoenix.workers.telegram.mode=off", "phoenix.workers.telegram.chat=x")
        .run(context -> assertThat(context).hasNotFailed());
  }

  private static String[] polling(String... settings) {
    return Stream.concat(
            Stream.of("token=" + TOKEN, "chat=-1001234567890", "users=7,8"), Stream.of(settings))
        .map(setting -> "phoenix.workers.telegram." + setting)
        .toArray(String[]::new);
  }

  private static List<String> messages(Throwable failure) {
    return Stream.iterate(failure, why -> why != null, Throwable::getCause)
        .map(why -> String.valueOf(why.getMessage()))
        .toList();
  }
}
