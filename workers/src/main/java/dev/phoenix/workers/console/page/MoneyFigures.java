package dev.phoenix.workers.console.page;

import static java.util.stream.Collectors.groupingBy;

import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.AccountSums;
import dev.phoenix.workers.books.Balance;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.books.RequestSums;
import dev.phoenix.workers.console.page.Chart.Series;
import dev.phoenix.workers.console.page.MoneyPage.YearRow;
import dev.phoenix.workers.console.page.Overview.Budgets;
import dev.phoenix.workers.console.page.Overview.Return;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the books come to, as charts and rows. No two currencies are in one chart. */
@Component
final class MoneyFigures {

  private static final int BEST = 5;
  private static final int YEAR = 12;

  private final Ledger ledger;
  private final RequestList requests;

  MoneyFigures(Ledger ledger, RequestList requests) {
    this.ledger = ledger;
    this.requests = requests;
  }

  /** A month's budgets beside what is held back and spent. */
  List<Budgets> budgets(YearMonth month, Shown shown) {
    var byCurrency = new TreeMap<String, List<Balance>>();
    byCurrency.putAll(
        ledger.balances(month).stream()
            .collect(groupingBy(balance -> balance.account().currency().getCurrencyCode())));
    return byCurrency.entrySet().stream()
        .map(
            each ->
                new Budgets(
                    each.getKey(),
                    chart(month, each.getKey(), each.getValue(), shown),
                    each.getValue().stream()
                        .map(balance -> BalanceRow.of(balance, shown))
                        .toList()))
        .toList();
  }

  private static @Nullable Chart chart(
      YearMonth month, String currency, List<Balance> all, Shown shown) {
    var balances = all.stream().filter(balance -> !isNothing(balance)).toList();
    if (balances.isEmpty()) {
      return null;
    }
    var zero = Money.zero(Currency.getInstance(currency));
    return Chart.of(
        shown.text("overview.budget.chart", month, currency),
        true,
        currency,
        balances.stream()
            .map(balance -> shown.named("type", balance.account().kind()).label())
            .toList(),
        List.of(
            series("money.spent", "spent", balances, b -> b.spent().minus(b.refunded()), shown),
            series("money.reserved", "reserved", balances, Balance::reserved, shown),
            series(
                "money.left",
                "left",
                balances,
                b -> b.left().signum() > 0 ? b.left() : zero,
                shown)));
  }

  private static Series series(
      String name, String color, List<Balance> of, Function<Balance, Money> value, Shown shown) {
    return Series.of(shown.text(name), color, of.stream().map(value).toList());
  }

  private static boolean isNothing(Balance balance) {
    return balance.limit().signum() == 0
        && balance.spent().signum() == 0
        && balance.reserved().signum() == 0;
  }

  /** The twelve months up to this one, a chart for each currency that was spent or came in. */
  List<Chart> year(YearMonth last, Shown shown) {
    var sums = ledger.sums(last.minusMonths(YEAR - 1), last);
    return sums.stream()
        .filter(sum -> sum.spent().signum() + sum.reserved().signum() + sum.returned().signum() > 0)
        .map(sum -> sum.account().currency())
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(currency -> year(last, currency, sums, shown))
        .toList();
  }

  private static Chart year(
      YearMonth last, Currency currency, List<AccountSums> sums, Shown shown) {
    var months =
        Stream.iterate(last.minusMonths(YEAR - 1), month -> month.plusMonths(1))
            .limit(YEAR)
            .toList();
    var ours = sums.stream().filter(sum -> sum.account().currency().equals(currency)).toList();
    Function<Function<AccountSums, Money>, List<Money>> values =
        of -> months.stream().map(month -> sum(ours, month, currency, of)).toList();
    return Chart.of(
        shown.text("money.chart", months.getFirst(), last, currency),
        false,
        currency.getCurrencyCode(),
        months.stream().map(YearMonth::toString).toList(),
        List.of(
            Series.of(
                shown.text("money.spent"),
                "spent",
                values.apply(sum -> sum.spent().minus(sum.refunded()))),
            Series.of(
                shown.text("money.reserved"), "reserved", values.apply(AccountSums::reserved)),
            Series.of(
                shown.text("money.returned"), "returned", values.apply(AccountSums::returned))));
  }

  private static Money sum(
      List<AccountSums> sums, YearMonth month, Currency currency, Function<AccountSums, Money> of) {
    return sums.stream()
        .filter(sum -> sum.account().month().equals(month))
        .map(of)
        .reduce(Money.zero(currency), Money::plus);
  }

  /** The same as rows, the latest month first; months without an entry are not there. */
  List<YearRow> months(YearMonth last, Shown shown) {
    return ledger.sums(last.minusMonths(YEAR - 1), last).stream()
        .collect(
            groupingBy(
                sum -> sum.account().month() + " " + sum.account().currency(),
                () -> new TreeMap<String, List<AccountSums>>(Comparator.reverseOrder()),
                Collectors.toList()))
        .values()
        .stream()
        .map(sums -> yearRow(sums, shown))
        .toList();
  }

  private static YearRow yearRow(List<AccountSums> sums, Shown shown) {
    var of = sums.getFirst().account();
    Function<Function<AccountSums, Money>, String> all =
        what -> shown.money(sum(sums, of.month(), of.currency(), what));
    return new YearRow(
        of.month().toString(),
        all.apply(AccountSums::spent),
        all.apply(AccountSums::reserved),
        all.apply(AccountSums::refunded),
        all.apply(AccountSums::returned));
  }

  /** The requests of the twelve months up to this one that brought in most. */
  List<Return> returns(YearMonth last, Shown shown) {
    var best = ledger.bestReturns(last.minusMonths(YEAR - 1), last, BEST);
    var kept = named(best.stream().map(RequestSums::requestId).toList());
    return best.stream().map(sums -> row(sums, kept.get(sums.requestId()), shown)).toList();
  }

  private static Return row(RequestSums of, @Nullable RequestRecord request, Shown shown) {
    var sums = of.sums();
    var cost = sums.spent().minus(sums.refunded());
    return new Return(
        request == null ? null : request.number(),
        request == null ? of.requestId() : request.request().title(),
        shown.money(cost),
        shown.money(sums.returned()),
        shown.times(sums.returned().amount(), cost.amount()));
  }

  /** The requests of these ids, by id. */
  Map<String, RequestRecord> named(Collection<String> ids) {
    return requests.byIds(ids.stream().distinct().toList()).stream()
        .collect(Collectors.toMap(RequestRecord::id, Function.identity()));
  }
}
