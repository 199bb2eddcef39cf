package dev.phoenix.telegram.connector;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotToken;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.Ticks;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import dev.phoenix.connector.telegram.updates.Inbox;
import dev.phoenix.telegram.DoubleServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The connector with a ledger and an inbox on H2, in a hurry. */
final class Client implements AutoCloseable {

  /** Waits a fiftieth of what it is asked for. */
  static final Ticks QUICK =
      new Ticks() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Ticks.SYSTEM.sleep(duration.dividedBy(50));
        }
      };

  final BotApi bot;
  final EffectLedger ledger;
  final TelegramMessages messages;
  final Inbox inbox;
  private final HikariDataSource database;

  Client(Path folder, String address) {
    database = LedgerDatabase.pool("jdbc:h2:file:" + folder.resolve("client"), "", "");
    ledger = EffectLedger.open(database, Clock.systemUTC(), List.of());
    bot =
        new BotApi(
            BotAddress.of(address),
            new BotToken(DoubleServer.TOKEN),
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1 << 20),
            new FloodLimits(Duration.ZERO, 1000, Duration.ofSeconds(5)),
            Ticks.SYSTEM);
    messages = new TelegramMessages(bot, ledger, Clock.systemUTC());
    inbox = Inbox.open(database, bot.botId(), Clock.systemUTC());
  }

  @Override
  public void close() {
    database.close();
  }
}
