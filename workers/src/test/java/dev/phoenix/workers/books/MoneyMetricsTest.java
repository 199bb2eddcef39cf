package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.storage.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoneyMetricsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldShowHowTheMonthStands(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var meters = new SimpleMeterRegistry();
    var settings =
        new BooksSettings(
            ZoneOffset.UTC,
            Map.of("PAYMENT", new BooksSettings.Budget(new BigDecimal(100), "EUR")));
    var metrics =
        new MoneyMetrics(
            test.ledger(), settings, Clock.fixed(BooksUnderTest.NOW, ZoneOffset.UTC), meters);
    metrics.tick();
    var before = value(meters, "reserved");

    // when
    test.books().reserve("PAYMENT", eur("60"), of("r"));
    test.books().reserve("PAYMENT", eur("10"), of("s"));
    test.books().settle(eur("8.50"), of("s"));
    metrics.tick();

    // then
    assertThat(before).isZero();
    assertThat(value(meters, "budget")).isEqualTo(100);
    assertThat(value(meters, "reserved")).isEqualTo(60);
    assertThat(value(meters, "spent")).isEqualTo(8.5);
    assertThat(value(meters, "returned")).isZero();
  }

  private static double value(SimpleMeterRegistry meters, String name) {
    return meters
        .get("phoenix.money." + name)
        .tags("type", "PAYMENT", "currency", "EUR")
        .gauge()
        .value();
  }
}
