package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code book_entry}. Its rows are added, read and never changed. */
final class EntryTable {

  private static final String SELECT =
      "select seq, account_kind, account_month, currency, entry_kind, amount, request_id,"
          + " reference, process_instance_key, person, note, about, booked_at, previous_hash, hash"
          + " from book_entry where installation = :installation ";

  private final JdbcClient jdbc;
  private final Installation installation;

  EntryTable(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** Adds an entry. */
  void add(Entry entry) {
    var account = entry.account();
    var voucher = entry.voucher();
    jdbc.sql(
            "insert into book_entry (installation, seq, account_kind, account_month, currency,"
                + " entry_kind, amount, request_id, reference, process_instance_key, person, note,"
                + " about, booked_at, previous_hash, hash) values (:installation, :seq, :account,"
                + " :month, :currency, :kind, :amount, :request, :reference, :process, :person,"
                + " :note, :about, :at, :previous, :hash)")
        .param("installation", installation.id())
        .param("seq", entry.sequence())
        .param("account", account.kind())
        .param("month", account.month().toString())
        .param("currency", account.currency().getCurrencyCode())
        .param("kind", entry.kind().name())
        .param("amount", entry.money().amount())
        .param("request", voucher.requestId())
        .param("reference", voucher.reference())
        .param("process", voucher.processInstanceKey(), Types.BIGINT)
        .param("person", voucher.person())
        .param("note", voucher.note())
        .param("about", entry.about(), Types.BIGINT)
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("previous", entry.previousHash())
        .param("hash", entry.hash())
        .update();
  }

  /** The entries of a request, oldest first. */
  List<Entry> ofRequest(String requestId) {
    return jdbc.sql(SELECT + "and request_id = :request order by seq")
        .param("installation", installation.id())
        .param("request", requestId)
        .query((row, number) -> read(row))
        .list();
  }

  /** An entry by its number. */
  Optional<Entry> find(long sequence) {
    return jdbc.sql(SELECT + "and seq = :seq")
        .param("installation", installation.id())
        .param("seq", sequence)
        .query((row, number) -> read(row))
        .optional();
  }

  /** At most {@code most} entries that pass the filter with numbers below, latest first. */
  List<Entry> before(EntryFilter filter, long sequence, int most) {
    return statement(filter, "and seq < :seq order by seq desc limit :most", sequence, most)
        .query((row, number) -> read(row))
        .list();
  }

  /** How many entries have a number up to this. */
  long count(long sequence) {
    return jdbc.sql(
            "select count(*) from book_entry where installation = :installation and seq <= :seq")
        .param("installation", installation.id())
        .param("seq", sequence)
        .query(Long.class)
        .single();
  }

  /**
   * Hands on the entries with numbers above, oldest first, as they are read.
   *
   * @param most the most of them
   * @throws BrokenEntry at a row that holds what no entry has
   */
  void each(EntryFilter filter, long sequence, int most, Consumer<Entry> reader) {
    statement(filter, "and seq > :seq order by seq limit :most", sequence, most)
        .query((RowCallbackHandler) row -> reader.accept(read(row)));
  }

  private JdbcClient.StatementSpec statement(
      EntryFilter filter, String condition, long sequence, int most) {
    return jdbc.sql(SELECT + filter.condition() + condition)
        .params(filter.params())
        .param("installation", installation.id())
        .param("seq", sequence)
        .param("most", most);
  }

  @SuppressWarnings("NullAway") // ResultSet tells null for null columns only
  private static Entry read(ResultSet row) throws SQLException {
    try {
      var currency = Money.currency(row.getString(4));
      return new Entry(
          row.getLong(1),
          new Account(row.getString(2), YearMonth.parse(row.getString(3)), currency),
          EntryKind.valueOf(row.getString(5)),
          new Money(row.getBigDecimal(6), currency),
          new Voucher(
              row.getString(7),
              row.getString(8),
              row.getObject(9, Long.class),
              row.getString(10),
              row.getString(11)),
          row.getObject(12, Long.class),
          Instant.ofEpochMilli(row.getObject(13, OffsetDateTime.class).toInstant().toEpochMilli()),
          row.getString(14),
          row.getString(15));
    } catch (BooksException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      throw new BrokenEntry(row.getLong(1), e);
    }
  }
}
