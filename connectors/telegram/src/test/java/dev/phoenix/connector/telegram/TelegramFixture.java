package dev.phoenix.connector.telegram;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotServer;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.ManualTicks;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connector with a real ledger on H2, a server that does as it is told, and time to spare. */
public final class TelegramFixture implements AutoCloseable {

  public static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(1), Duration.ofMillis(1500), 100_000);

  public final BotServer remote = new BotServer();
  public final ManualTicks ticks = new ManualTicks();
  public final List<EffectEvent.Type> events = new CopyOnWriteArrayList<>();
  public final EffectLedger ledger;
  public final TelegramConnector connector;

  private final Bots bots = new Bots(LIMITS, FloodLimits.DEFAULT, ticks);
  private final HikariDataSource database;

  public TelegramFixture(Path folder) {
    database = LedgerDatabase.pool("jdbc:h2:file:" + folder.resolve("ledger"), "", "");
    ledger =
        EffectLedger.open(database, Clock.systemUTC(), List.of(event -> events.add(event.type())));
    connector = new TelegramConnector(ledger, Clock.systemUTC(), bots);
  }

  public BotApi bot() {
    return bots.of(remote.address(), BotServer.TOKEN);
  }

  public TelegramMessages messages() {
    return new TelegramMessages(bot(), ledger, Clock.systemUTC());
  }

  TelegramAnswer execute(long elementInstanceKey, String operation) {
    var variables = Jobs.variables(remote.address().base().toString(), operation);
    return connector.execute(
        Jobs.job(
            elementInstanceKey,
            variables,
            Map.of("PHOENIX_TELEGRAM_TOKEN", BotServer.TOKEN.value())));
  }

  TelegramAnswer send(long elementInstanceKey) {
    return execute(elementInstanceKey, Jobs.sendMessage("42", "Hello"));
  }

  static ConnectorRetryException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable execution) {
    return catchThrowableOfType(ConnectorRetryException.class, execution);
  }

  @Override
  public void close() {
    remote.close();
    database.close();
  }
}
