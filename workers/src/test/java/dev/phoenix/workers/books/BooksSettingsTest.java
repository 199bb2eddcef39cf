package dev.phoenix.workers.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Configuration;

/** The settings, as they come from the configuration that is shipped and beside it. */
class BooksSettingsTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final String KEY = "phoenix.workers.books.budgets.";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(BooksSettings.class)
  static class Settings {}

  @Test
  void shouldHaveNoBudgetByDefault() {
    application.run(
        context -> {
          var settings = context.getBean(BooksSettings.class);
          assertThat(settings.budgets()).isEmpty();
          assertThat(settings.zoneOrSystem()).isEqualTo(ZoneId.systemDefault());
        });
  }

  @ParameterizedTest
  @CsvSource({"DESIGN_DECISION", "design-decision", "[DESIGN_DECISION]"})
  void shouldReadABudgetInAnySpelling(String kind) {
    application
        .withPropertyValues(
            KEY + kind + ".monthly=500",
            KEY + kind + ".currency=EUR",
            "phoenix.workers.books.zone=Europe/Madrid")
        .run(
            context -> {
              var settings = context.getBean(BooksSettings.class);
              assertThat(settings.limit("DESIGN_DECISION", EUR))
                  .hasValue(Money.parse("500", "EUR"));
              assertThat(settings.limit("DESIGN_DECISION", Currency.getInstance("USD"))).isEmpty();
              assertThat(settings.limit("DESIGN", EUR)).isEmpty();
              assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
            });
  }

  @Test
  void shouldReadABudgetFromTheEnvironment() {
    application
        .withInitializer(
            context ->
                TestPropertyValues.of(
                        Map.of(
                            "PHOENIX_WORKERS_BOOKS_BUDGETS_DESIGNDECISION_MONTHLY", "500.50",
                            "PHOENIX_WORKERS_BOOKS_BUDGETS_DESIGNDECISION_CURRENCY", "EUR"))
                    .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
        .run(
            context ->
                assertThat(context.getBean(BooksSettings.class).limit("DESIGN_DECISION", EUR))
                    .hasValue(Money.parse("500.50", "EUR")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-1; EUR; monthly must be zero or more",
        "1.001; EUR; has 2 decimals",
        "1; eur; such as EUR",
        "1000000000000.01; EUR; at most",
        "; EUR; needs both",
        "1; ; needs both"
      })
  void shouldSayWhatIsWrongWithABudget(String monthly, String currency, String message) {
    application
        .withPropertyValues(
            monthly == null ? "a=b" : KEY + "PAYMENT.monthly=" + monthly,
            currency == null ? "a=b" : KEY + "PAYMENT.currency=" + currency)
        .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[PAYMENT 1]", "PAYMENT1", "[\u00c4RGER]"})
  void shouldRefuseKindsThatNoRequestCanBeOf(String kind) {
    application
        .withPropertyValues(KEY + kind + ".monthly=1", KEY + kind + ".currency=EUR")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining("must be named with 1 to 40 of A to Z and _"));
  }

  @Test
  void shouldRefuseTwoBudgetsOfOneKind() {
    application
        .withPropertyValues(
            KEY + "PAYMENT.monthly=1",
            KEY + "PAYMENT.currency=EUR",
            KEY + "pay-ment.monthly=2",
            KEY + "pay-ment.currency=EUR")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining("is set twice, in different spellings"));
  }
}
