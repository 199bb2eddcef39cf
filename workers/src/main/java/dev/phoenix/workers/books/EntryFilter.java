package dev.phoenix.workers.books;

import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null wants any.
 *
 * @param account the kind of the requests, such as {@code PAYMENT}
 * @param month of the account
 * @param currency of the account
 * @param kind of the entries
 * @param requestId the request that they are for
 * @param person who is behind them
 */
public record EntryFilter(
    @Nullable String account,
    @Nullable YearMonth month,
    @Nullable Currency currency,
    @Nullable EntryKind kind,
    @Nullable String requestId,
    @Nullable String person) {

  /** All entries. */
  public static final EntryFilter ALL = new EntryFilter(null, null, null, null, null, null);

  /** Those of a month. */
  public static EntryFilter of(YearMonth month) {
    return new EntryFilter(null, month, null, null, null, null);
  }

  /** Conditions that go on after another, each with a blank behind it. */
  String condition() {
    return columns().keySet().stream()
        .map(column -> "and %s = :%s ".formatted(column, column))
        .collect(Collectors.joining());
  }

  /** The values that its condition names. */
  Map<String, Object> params() {
    return columns();
  }

  private Map<String, Object> columns() {
    var columns = new LinkedHashMap<String, Object>();
    put(columns, "account_kind", account);
    put(columns, "account_month", month);
    put(columns, "currency", currency);
    put(columns, "entry_kind", kind);
    put(columns, "request_id", requestId);
    put(columns, "person", person);
    return columns;
  }

  private static void put(Map<String, Object> columns, String column, @Nullable Object value) {
    if (value != null) {
      columns.put(column, value.toString());
    }
  }
}
