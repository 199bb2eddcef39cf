package dev.phoenix.workers.monitoring.backup;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs of backups on a gateway and a database, with a door that the test answers for. */
public final class BackupsUnderTest implements AutoCloseable {

  private final HikariDataSource database;
  private final JobExecutor executor = new JobExecutor(16);
  private final CamundaClient client;
  private final JobWorkers workers;
  private final BackupWatch watch;
  private final BegunBackups begun;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Messages messages;

  /**
   * Starts the jobs' workers.
   *
   * @param door the supervisor's address; null for none
   */
  public BackupsUnderTest(URI gateway, TestDatabase kind, @Nullable URI door, Incidents incidents) {
    var clock = Clock.systemUTC();
    var here = new Installation("here");
    database = kind.empty();
    WorkersSchema.migrate(database);
    var jdbc = JdbcClient.create(database);
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    var supervisor = new SupervisorDoor(new SupervisorSettings(door, door == null ? null : "t0"));
    begun = new BegunBackups(jdbc, here, clock);
    messages = new Messages(client);
    watch =
        new BackupWatch(
            supervisor, begun, messages, new BackupMetrics(meters, clock), settings(), clock);
    workers =
        new JobWorkers(
            client,
            List.of(
                new BeginBackup(supervisor, begun, settings()),
                new RecordBackup(incidents),
                new ReportBackupFailure(incidents)),
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, here, clock),
            new SimpleMeterRegistry());
    workers.open();
  }

  static BackupSettings settings() {
    return new BackupSettings(
        true,
        LocalTime.of(3, 30),
        ZoneOffset.UTC,
        Duration.ofHours(6),
        Duration.ofHours(1),
        Duration.ofSeconds(5));
  }

  /** Asks the door once for what flows wait for. */
  public void look() throws InterruptedException {
    watch.tick();
  }

  /** Whether flows wait for the end of a backup. */
  public boolean waits() {
    return !begun.all().isEmpty();
  }

  /** As the scheduler does at that time. */
  public void schedule(Clock clock) {
    new BackupScheduler(messages, settings(), clock).tick();
  }

  /** What a gauge shows. */
  public double gauge(String name) {
    return meters.get(name).gauge().value();
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
