package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Ticks;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import dev.phoenix.connector.telegram.updates.Inbox;
import dev.phoenix.connector.telegram.updates.Receiver;
import dev.phoenix.workers.approval.request.RequestDesk;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Telegram beside Tasklist: tells what waits and what became of it, and brings what people decide
 * there to the engine. It needs neither Telegram nor the engine to start.
 */
final class TelegramPlace implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  /** The workers' database and what is in it. */
  record Stores(
      DataSource database,
      JdbcClient jdbc,
      Installation installation,
      EffectLedger ledger,
      RequestList requests) {}

  private final TelegramSettings settings;
  private final BotApi bot;
  private final Stores stores;
  private final Clock clock;
  private final Outbox outbox;
  private final SaidDecisions decisions;
  private final Conversation conversation;
  private final Loop telling;
  private final Loop bringing;
  private @Nullable Receiver receiver;

  TelegramPlace(
      TelegramSettings settings,
      BotApi bot,
      Stores stores,
      RequestDesk desk,
      Budgets budgets,
      Clock clock,
      TelegramMetrics metrics) {
    this.settings = settings;
    this.bot = bot;
    this.stores = stores;
    this.clock = clock;
    var requests = stores.requests();
    outbox = new Outbox(stores.jdbc(), stores.installation(), clock);
    decisions = new SaidDecisions(stores.jdbc(), stores.installation(), bot.botId(), clock);
    var messages = new TelegramMessages(bot, stores.ledger(), clock);
    var sender =
        new Sender(
            outbox, requests, messages, stores.ledger(), budgets, settings.posts(), clock, metrics);
    telling = new Loop("telegram-notices", POLL, sender::step);
    var replies = new Replies(outbox, bot.botId(), telling::call);
    var bringer = new Bringer(decisions, desk, requests, replies, bot, budgets.zone(), metrics);
    bringing = new Loop("telegram-decisions", POLL, bringer::step);
    conversation =
        new Conversation(
            requests,
            budgets,
            outbox,
            decisions,
            replies,
            bot,
            settings.languages(),
            bringing::call);
  }

  void start() {
    outbox.prune();
    decisions.prune();
    telling.start();
    bringing.start();
    receiver =
        Receiver.start(
            settings.receiving(),
            bot,
            Inbox.open(stores.database(), bot.botId(), clock),
            settings.allowed(),
            conversation,
            List.of(),
            Ticks.SYSTEM);
  }

  /** Takes a delivery of Telegram's; see {@link Receiver#receive}. */
  int receive(@Nullable String secret, byte[] body) {
    var started = receiver;
    return started == null ? HttpStatus.SERVICE_UNAVAILABLE.value() : started.receive(secret, body);
  }

  @Override
  public void close() {
    var started = receiver;
    if (started != null) {
      started.close();
    }
    bringing.close();
    telling.close();
  }
}
