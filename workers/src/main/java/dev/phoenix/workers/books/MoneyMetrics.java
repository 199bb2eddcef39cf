package dev.phoenix.workers.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * How this month's accounts stand, {@code phoenix.money.budget}, {@code .reserved}, {@code .spent}
 * (less what came back) and {@code .returned}, each by {@code type} and {@code currency}. One query
 * every now and then, and none when metrics are read.
 */
final class MoneyMetrics {

  private final Ledger ledger;
  private final BooksSettings settings;
  private final Clock clock;
  private final MultiGauge budget;
  private final MultiGauge reserved;
  private final MultiGauge spent;
  private final MultiGauge returned;

  MoneyMetrics(Ledger ledger, BooksSettings settings, Clock clock, MeterRegistry meters) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
    this.budget = MultiGauge.builder("phoenix.money.budget").register(meters);
    this.reserved = MultiGauge.builder("phoenix.money.reserved").register(meters);
    this.spent = MultiGauge.builder("phoenix.money.spent").register(meters);
    this.returned = MultiGauge.builder("phoenix.money.returned").register(meters);
  }

  /** Looks into the books. */
  void tick() {
    var balances = ledger.balances(settings.month(clock.instant()));
    show(budget, balances, Balance::limit);
    show(reserved, balances, Balance::reserved);
    show(spent, balances, balance -> balance.spent().minus(balance.refunded()));
    show(returned, balances, Balance::returned);
  }

  private static void show(
      MultiGauge gauge, List<Balance> balances, Function<Balance, Money> amount) {
    List<MultiGauge.Row<?>> rows =
        balances.stream()
            .<MultiGauge.Row<?>>map(
                balance ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "type", balance.account().kind(),
                            "currency", balance.account().currency().getCurrencyCode()),
                        amount.apply(balance).amount()))
            .toList();
    gauge.register(rows, true);
  }
}
