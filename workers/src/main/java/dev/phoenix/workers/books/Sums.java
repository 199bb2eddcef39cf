package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over the entries, made anew each time. */
final class Sums {

  // A correction counts as the kind that it corrects; a reservation counts until it is ended.
  private static final String COLUMNS =
      " e.account_kind, e.account_month, e.currency,"
          + sum("REQUEST")
          + " as asked, sum(case when e.entry_kind = 'RESERVATION' and not exists (select 1 from"
          + " book_entry x where x.installation = e.installation and x.about = e.seq and"
          + " x.entry_kind in ('RELEASE', 'SETTLEMENT')) then e.amount else 0 end) as reserved,"
          + sum("SETTLEMENT")
          + " as spent,"
          + sum("REFUND")
          + " as refunded,"
          + sum("RETURN")
          + " as returned, count(case when e.entry_kind = 'REQUEST' then 1 end) as requests,"
          + " count(case when e.entry_kind = 'SETTLEMENT' then 1 end) as settlements";

  private static final String FROM =
      " from book_entry e left join book_entry c on c.installation = e.installation"
          + " and c.seq = e.about and e.entry_kind = 'CORRECTION'"
          + " where e.installation = :installation";

  private static final String BY_ACCOUNT = " group by e.account_kind, e.account_month, e.currency";

  private final JdbcClient jdbc;
  private final Installation installation;

  Sums(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** Of an account. */
  AccountSums of(Account account) {
    var found =
        query(
            " and e.account_month = :month and e.account_kind = :kind and e.currency = :currency",
            Map.of(
                "month", account.month().toString(),
                "kind", account.kind(),
                "currency", account.currency().getCurrencyCode()));
    return found.isEmpty() ? AccountSums.none(account) : found.getFirst();
  }

  /** Of all accounts of these months that have entries, by month, kind and currency. */
  List<AccountSums> of(YearMonth from, YearMonth to) {
    return query(
        " and e.account_month between :from and :to",
        Map.of("from", from.toString(), "to", to.toString()));
  }

  /** At most {@code most} requests of a month with an id behind this one, by id and account. */
  List<RequestSums> ofRequests(YearMonth month, String after, int most) {
    return jdbc.sql(
            "select"
                + COLUMNS
                + ", e.request_id"
                + FROM
                + " and e.account_month = :month and e.request_id in (select distinct r.request_id"
                + " from book_entry r where r.installation = :installation"
                + " and r.account_month = :month and r.request_id > :after"
                + " order by r.request_id limit :most)"
                + BY_ACCOUNT
                + ", e.request_id order by e.request_id, e.account_kind, e.currency")
        .param("installation", installation.id())
        .param("month", month.toString())
        .param("after", after)
        .param("most", most)
        .query((row, number) -> new RequestSums(row.getString(11), read(row)))
        .list();
  }

  /** Those requests of these months that brought in most: at most so many of each currency. */
  List<RequestSums> bestReturns(YearMonth from, YearMonth to, int most) {
    return jdbc.sql(
            "select * from (select"
                + COLUMNS
                + ", e.request_id, row_number() over (partition by e.currency order by"
                + sum("RETURN")
                + " desc, e.request_id) as place"
                + FROM
                + " and e.account_month between :from and :to"
                + BY_ACCOUNT
                + ", e.request_id having"
                + sum("RETURN")
                + " > 0) best where place <= :most order by currency, place")
        .param("installation", installation.id())
        .param("from", from.toString())
        .param("to", to.toString())
        .param("most", most)
        .query((row, number) -> new RequestSums(row.getString(11), read(row)))
        .list();
  }

  private List<AccountSums> query(String condition, Map<String, String> params) {
    return jdbc.sql(
            "select"
                + COLUMNS
                + FROM
                + condition
                + BY_ACCOUNT
                + " order by e.account_month, e.account_kind, e.currency")
        .params(params)
        .param("installation", installation.id())
        .query((row, number) -> read(row))
        .list();
  }

  private static String sum(String kind) {
    return " sum(case when coalesce(c.entry_kind, e.entry_kind) = '%s' then e.amount else 0 end)"
        .formatted(kind);
  }

  private static AccountSums read(ResultSet row) throws SQLException {
    var currency = Money.currency(row.getString(3));
    return new AccountSums(
        new Account(row.getString(1), YearMonth.parse(row.getString(2)), currency),
        new Money(row.getBigDecimal(4), currency),
        new Money(row.getBigDecimal(5), currency),
        new Money(row.getBigDecimal(6), currency),
        new Money(row.getBigDecimal(7), currency),
        new Money(row.getBigDecimal(8), currency),
        row.getLong(9),
        row.getLong(10));
  }
}
