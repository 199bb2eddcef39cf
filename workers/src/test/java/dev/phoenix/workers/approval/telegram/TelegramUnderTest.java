package dev.phoenix.workers.approval.telegram;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.Ticks;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import dev.phoenix.workers.approval.request.HumanRequest;
import dev.phoenix.workers.approval.request.KnownRequests;
import dev.phoenix.workers.approval.request.RequestDesk;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Telegram beside a database, with the double for Telegram and any address for the engine. */
final class TelegramUnderTest implements AutoCloseable {

  static final long USER = 7;

  final TelegramDouble telegram = TelegramDouble.running();
  final long chat = TelegramDouble.chat();
  final MovableClock clock = new MovableClock();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final HikariDataSource database;
  final JdbcClient jdbc;
  final KnownRequests known;
  final RequestList requests;
  final EffectLedger ledger;
  final Installation installation;
  final Books books;
  private final CamundaClient client;
  private final RequestDesk desk;
  private final Budgets budgets;
  private final TelegramMetrics metrics = new TelegramMetrics(meters);

  TelegramUnderTest(TestDatabase kind, String engine) {
    database = kind.empty();
    ledger = EffectLedger.open(database, clock, List.of());
    WorkersSchema.migrate(database);
    installation = new Installation(ledger.key(0, 0).installation().toString());
    jdbc = JdbcClient.create(database);
    known = new KnownRequests(jdbc, installation, clock);
    requests = new RequestList(jdbc, installation);
    client =
        CamundaClient.newClientBuilder()
            .restAddress(URI.create(engine))
            .grpcAddress(URI.create("http://127.0.0.1:1"))
            .preferRestOverGrpc(false)
            .build();
    desk = new RequestDesk(client, requests);
    var limits =
        new BooksSettings(
            ZoneOffset.UTC,
            Map.of("PAYMENT", new BooksSettings.Budget(new BigDecimal(500), "EUR")));
    books =
        new Books(
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(database)),
            installation,
            clock,
            limits);
    budgets = new Budgets(new Ledger(jdbc, installation, limits), limits, clock);
  }

  String waiting(String key) {
    return known.waiting(KnownRequests.payment(key, "Hosting " + key, "", "en"));
  }

  String waiting(HumanRequest request) {
    return known.waiting(request);
  }

  long number(String id) {
    return requests.byId(id).orElseThrow().number();
  }

  /** One of the senders that may work beside each other. */
  Sender sender() {
    var outbox = new Outbox(jdbc, installation, clock);
    var messages = new TelegramMessages(bot(), ledger, clock);
    return new Sender(
        outbox, requests, messages, ledger, budgets, settings().posts(), clock, metrics);
  }

  /** Tells all that can be told now. */
  void tell() {
    var sender = sender();
    while (sender.step()) {
      // goes on
    }
  }

  /** All of it, not started. */
  TelegramPlace place() {
    return place(settings());
  }

  TelegramPlace place(TelegramSettings settings) {
    var stores = new TelegramPlace.Stores(database, jdbc, installation, ledger, requests);
    return new TelegramPlace(settings, bot(), stores, desk, budgets, clock, metrics);
  }

  TelegramSettings settings() {
    return settings(TelegramMode.POLLING, new TelegramSettings.Webhook(null, null));
  }

  TelegramSettings settings(TelegramMode mode, TelegramSettings.Webhook webhook) {
    return new TelegramSettings(
        mode,
        TelegramDouble.TOKEN,
        telegram.address(),
        String.valueOf(chat),
        Set.of(USER),
        webhook,
        Language.EN);
  }

  /** A bot in a hurry. */
  BotApi bot() {
    return new BotApi(
        settings().address(),
        settings().botToken(),
        new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1 << 20),
        new FloodLimits(Duration.ZERO, 1000, Duration.ofSeconds(5)),
        Ticks.SYSTEM);
  }

  List<String> told() {
    return telegram.told(chat);
  }

  double counted(String name, String outcome) {
    return meters.counter("phoenix.telegram." + name, "outcome", outcome).count();
  }

  /** How notices of a kind stand, in no order. */
  List<String> states(String kind) {
    return jdbc.sql("select state from telegram_notice where kind = ?")
        .param(kind)
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    client.close();
    database.close();
  }
}
