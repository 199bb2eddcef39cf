package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real books on a real database. */
public final class BooksUnderTest {

  /** When these tests are. */
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");

  /** The month of that. */
  public static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  static final Currency EUR = Currency.getInstance("EUR");
  static final Installation HERE = new Installation("here");

  private static final Map<TestDatabase, DataSource> SHARED = new EnumMap<>(TestDatabase.class);

  private final DataSource database;
  private final Installation installation;

  private BooksUnderTest(DataSource database, Installation installation) {
    this.database = database;
    this.installation = installation;
  }

  /** Empty books of an installation of their own, beside those of others. */
  public static BooksUnderTest on(TestDatabase kind) {
    synchronized (SHARED) {
      return new BooksUnderTest(
          SHARED.computeIfAbsent(kind, BooksUnderTest::migrated),
          new Installation(UUID.randomUUID().toString()));
    }
  }

  /** Empty books in a database of their own, which can be tampered with. */
  public static BooksUnderTest alone(TestDatabase kind) {
    return on(migrated(kind));
  }

  /** Those of a database that has the tables. */
  static BooksUnderTest on(DataSource database) {
    return new BooksUnderTest(database, HERE);
  }

  /** At {@link #NOW}, with 100 EUR a month for PAYMENT. */
  public Books books() {
    return books(NOW, "100");
  }

  Books books(Instant at, String monthly) {
    return new Books(
        jdbc(), transaction(), installation, Clock.fixed(at, ZoneOffset.UTC), settings(monthly));
  }

  /** What is in them. */
  public Ledger ledger() {
    return new Ledger(jdbc(), installation, settings("100"));
  }

  /** What finds changes. */
  public Verifier verifier() {
    return new Verifier(jdbc(), installation);
  }

  /** How payments stand in {@link #NOVEMBER}. */
  public Balance balance() {
    return ledger().balance(payments());
  }

  /** Their database. */
  public JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  /** As somebody would who has the database's password. */
  public void disarm(TestDatabase kind) {
    jdbc()
        .sql(
            kind == TestDatabase.H2
                ? "drop trigger book_entry_append_only"
                : "alter table book_entry disable trigger book_entry_append_only")
        .update();
  }

  /** That much in EUR a month for PAYMENT. */
  public static BooksSettings settings(String monthly) {
    return new BooksSettings(
        ZoneId.of("Europe/Madrid"),
        Map.of("PAYMENT", new BooksSettings.Budget(new BigDecimal(monthly), "EUR")));
  }

  static Account payments() {
    return new Account("PAYMENT", NOVEMBER, EUR);
  }

  /** Euros. */
  public static Money eur(String amount) {
    return Money.parse(amount, "EUR");
  }

  /** The voucher of a request, with the reference 1. */
  public static Voucher of(String requestId) {
    return of(requestId, "1");
  }

  static Voucher of(String requestId, String reference) {
    return new Voucher(requestId, reference, 2251799813685264L, "ana", "for the oven");
  }

  private static DataSource migrated(TestDatabase kind) {
    var database = kind.empty();
    WorkersSchema.migrate(database);
    return database;
  }
}
