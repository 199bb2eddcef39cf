package dev.phoenix.workers.monitoring.health;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.health.probe.Finding;
import dev.phoenix.workers.monitoring.health.probe.HttpProbe;
import dev.phoenix.workers.monitoring.health.probe.Web;
import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.monitoring.incident.StoredIncidents;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real parts of the health check on a database, without an engine until they are to work. */
public final class HealthUnderTest {

  private static final CamundaClient NOBODY =
      CamundaClient.newClientBuilder()
          .grpcAddress(URI.create("http://127.0.0.1:1"))
          .preferRestOverGrpc(false)
          .build();
  static final HealthSettings SETTINGS =
      new HealthSettings(
          true,
          true,
          Duration.ofMinutes(1),
          Duration.ofDays(14),
          4,
          12,
          null,
          null,
          null,
          List.of());

  final Path folder = Path.of("target", "health", UUID.randomUUID().toString());
  final MeterRegistry meters = new SimpleMeterRegistry();
  final Targets targets;
  final Looks looks;
  final Standings standings;
  final Incidents incidents;
  final HealthStatus status;
  private final ConcludeRound conclude;
  private final JdbcClient jdbc;
  private final Clock clock;

  HealthUnderTest(
      TestDatabase database, Clock clock, @Nullable SupervisorDoor door, Target... targets) {
    this(database.migrated(), clock, door, targets);
  }

  HealthUnderTest(JdbcClient jdbc, Clock clock, @Nullable SupervisorDoor door, Target... targets) {
    var here = new Installation("here");
    this.jdbc = jdbc;
    this.clock = clock;
    this.targets = new Targets(List.of(targets));
    this.looks = new Looks(jdbc, here, clock);
    this.standings = new Standings(jdbc, here);
    this.incidents = StoredIncidents.of(jdbc, here, clock, NOBODY);
    this.status = new HealthStatus(this.targets, standings, looks, incidents, clock);
    this.conclude =
        new ConcludeRound(
            this.targets,
            new ConcludeRound.Records(SETTINGS, looks, standings, new StatusFile(folder, status)),
            new Bulletin(
                this.targets,
                incidents,
                door == null ? new SupervisorDoor(new SupervisorSettings(null, null)) : door),
            new HealthMetrics(meters, this.targets, standings),
            clock);
  }

  /** Two servers, of which one has little time. */
  public static HealthUnderTest of(URI patient, URI hurried) {
    return new HealthUnderTest(
        TestDatabase.H2,
        Clock.systemUTC(),
        null,
        http("patient", patient, Duration.ofSeconds(40)),
        http("hurried", hurried, Duration.ofMillis(200)));
  }

  /** Has the real jobs work on a gateway until it is closed. */
  public AutoCloseable work(URI gateway) {
    var executor = new JobExecutor(64);
    var client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    var workers =
        new JobWorkers(
            client,
            List.of(
                new ListTargets(targets, SETTINGS, clock),
                new ProbeTarget(targets, new Prober(), looks),
                conclude),
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, new Installation("here"), clock),
            meters);
    workers.open();
    return () -> {
      workers.close();
      executor.awaitIdle(Duration.ofSeconds(5));
      client.close();
      executor.shutdown();
    };
  }

  /** How each target stands, and what the last look saw. */
  public Map<String, String> seen() {
    return standings.all().stream()
        .collect(
            Collectors.toMap(
                Standing::target, standing -> standing.seen() + ", " + standing.detail()));
  }

  /** What people are told is broken. */
  public List<String> broken() {
    return open();
  }

  private static Target http(String id, URI address, Duration timeout) {
    return new Target(
        id,
        id,
        Kind.HTTP,
        Group.SERVICE,
        timeout,
        null,
        true,
        2,
        1,
        null,
        null,
        new HttpProbe(new Web(address, null, Duration.ofSeconds(40)), 0, null));
  }

  /** Probes of workers that reach nobody. */
  static Probes probes() {
    return new Probes(
        new Probes.Own(
            TestDatabase.H2.migrated(),
            new Installation("here"),
            NOBODY,
            ModelRuntimeClient.connect("127.0.0.1", 1, Duration.ofSeconds(1)),
            new SupervisorDoor(new SupervisorSettings(null, null)),
            new BotSettings(null, "https://api.telegram.org", "off"),
            Path.of("target"),
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory()),
            Clock.systemUTC()));
  }

  /** A round that sees this, by target. */
  void round(Instant at, Map<String, Finding> seen) {
    var id = UUID.randomUUID().toString();
    seen.forEach(
        (target, finding) -> {
          looks.begin(id, target);
          looks.end(id, target, finding, Duration.ofMillis(7));
        });
    conclude(id, at);
  }

  JobOutcome conclude(String round, Instant at) {
    return conclude.run(
        new ConcludeRound.Input(round, at), new JobContext(1, conclude.type(), 1, 3));
  }

  List<String> open() {
    return incidents.open().stream().map(HealthUnderTest::line).toList();
  }

  private static String line(Incident incident) {
    return incident.severity() + " " + incident.title() + (incident.told() ? " (told)" : "");
  }
}
