package dev.phoenix.workers.monitoring.incident;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.workers.approval.telegram.TelegramDouble;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.monitoring.tell.TellersUnderTest;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents with their real jobs on a gateway and a database, told in the double of Telegram. */
public final class IncidentsUnderTest implements AutoCloseable {

  private final long chat = TelegramDouble.chat();
  private final HikariDataSource database;
  private final JobExecutor executor = new JobExecutor(64);
  private final CamundaClient client;
  private final JobWorkers workers;
  private final IncidentTable table;
  private final Messages messages;
  private final IncidentSettings settings =
      new IncidentSettings(Duration.ofMinutes(15), 3, Duration.ofDays(90));
  private final Incidents incidents;

  /** Starts the jobs' workers. */
  public IncidentsUnderTest(URI gateway, TestDatabase kind) {
    var clock = Clock.systemUTC();
    var here = new Installation("here");
    database = kind.empty();
    var ledger = EffectLedger.open(database, clock, List.of());
    WorkersSchema.migrate(database);
    var jdbc = JdbcClient.create(database);
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    table = new IncidentTable(jdbc, here, clock);
    messages = new Messages(client);
    incidents = new Incidents(table, new Announcer(table, messages, settings));
    var news = new IncidentNews(new BooksSettings(ZoneOffset.UTC, Map.of()));
    var teller = TellersUnderTest.inTelegram(ledger, clock, chat);
    workers =
        new JobWorkers(
            client,
            List.of(
                new TellPeople(table, news, teller, clock),
                new RecordTaken(table, _ -> Optional.of("demo"))),
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, here, clock),
            new SimpleMeterRegistry());
    workers.open();
  }

  /** What is tested. */
  public Incidents incidents() {
    return incidents;
  }

  IncidentTable table() {
    return table;
  }

  /** The same table at another time. */
  IncidentTable table(Clock clock) {
    return new IncidentTable(JdbcClient.create(database), new Installation("here"), clock);
  }

  Messages messages() {
    return messages;
  }

  IncidentSettings settings() {
    return settings;
  }

  /** What people read in the chat, oldest first. */
  public List<String> told() {
    return TelegramDouble.running().told(chat);
  }

  @Override
  public void close() {
    workers.close();
    executor.awaitIdle(Duration.ofSeconds(5));
    client.close();
    executor.shutdown();
    database.close();
  }
}
