package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the books, to be read. */
public final class Ledger {

  private static final int PAGE = 500;

  private final BooksSettings settings;
  private final EntryTable entries;
  private final Sums sums;
  private final Chain chain;

  /** Reads the database's tables {@code book_entry} and {@code book_head}. */
  public Ledger(JdbcClient jdbc, Installation installation, BooksSettings settings) {
    this.settings = settings;
    this.entries = new EntryTable(jdbc, installation);
    this.sums = new Sums(jdbc, installation);
    this.chain = new Chain(jdbc, installation, entries);
  }

  /** The chain's end as the database names it; whether it is true is for the verifier to say. */
  public Head head() {
    return chain.head();
  }

  /** How an account stands. */
  public Balance balance(Account account) {
    return balance(sums.of(account));
  }

  /** How all accounts of a month stand that have entries or a budget, by kind and currency. */
  public List<Balance> balances(YearMonth month) {
    var all = new ArrayList<>(sums(month, month));
    settings
        .budgets()
        .forEach(
            (kind, budget) -> {
              var currency = budget.money().currency();
              if (all.stream().noneMatch(each -> isOf(each.account(), kind, currency))) {
                all.add(AccountSums.none(new Account(BooksSettings.name(kind), month, currency)));
              }
            });
    return all.stream()
        .map(this::balance)
        .sorted(
            Comparator.comparing((Balance each) -> each.account().kind())
                .thenComparing(each -> each.account().currency().getCurrencyCode()))
        .toList();
  }

  /** Sums by month, kind and currency, for the months from the first to the last. */
  public List<AccountSums> sums(YearMonth first, YearMonth last) {
    return sums.of(first, last);
  }

  /**
   * What requests of a month cost and brought in, by request id.
   *
   * @param after the last request id of the page before; empty for the first page
   * @param most how many requests
   */
  public List<RequestSums> requests(YearMonth month, String after, int most) {
    return sums.ofRequests(month, after, most);
  }

  /**
   * The requests that brought in most, for the months from the first to the last, by currency and
   * then the most first; what brought in nothing is not there.
   *
   * @param most how many of each currency
   */
  public List<RequestSums> bestReturns(YearMonth first, YearMonth last, int most) {
    return sums.bestReturns(first, last, most);
  }

  /** The entries of a request, oldest first. */
  public List<Entry> byRequest(String requestId) {
    return entries.ofRequest(requestId);
  }

  /**
   * A page of entries, the latest first.
   *
   * @param before the lowest sequence number of the page before; {@link Long#MAX_VALUE} for the
   *     first page
   * @param most how many
   */
  public List<Entry> entries(EntryFilter filter, long before, int most) {
    return entries.before(filter, before, most);
  }

  /** Hands on all entries, oldest first, without holding them all. */
  public void each(EntryFilter filter, Consumer<Entry> reader) {
    var place = new long[] {0};
    long before;
    do {
      before = place[0];
      entries.each(
          filter,
          before,
          PAGE,
          entry -> {
            reader.accept(entry);
            place[0] = entry.sequence();
          });
    } while (place[0] > before);
  }

  private Balance balance(AccountSums of) {
    var account = of.account();
    return Balance.of(
        settings.limit(account.kind(), account.currency()).orElse(Money.zero(account.currency())),
        of);
  }

  private static boolean isOf(Account account, String kind, Currency currency) {
    return BooksSettings.folded(account.kind()).equals(BooksSettings.folded(kind))
        && account.currency().equals(currency);
  }
}
