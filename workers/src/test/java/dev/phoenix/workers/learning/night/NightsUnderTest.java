package dev.phoenix.workers.learning.night;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.learning.dataset.CollectUnderTest;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.learning.verdicts.DraftVerdicts;
import dev.phoenix.workers.learning.verdicts.VerdictSettings;
import dev.phoenix.workers.learning.verdicts.VerdictWatch;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real jobs of a night on a gateway and a database, against a scripted model runtime. */
public final class NightsUnderTest implements AutoCloseable {

  /** The model runtime. */
  public final ScriptedNights runtime = new ScriptedNights();

  /** Where feedback is kept. */
  public final FeedbackUnderTest feedback;

  private final Installation here = new Installation("here");
  private final HikariDataSource database = TestDatabase.H2.empty();
  private final JobExecutor executor = new JobExecutor(64);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final NightlySettings settings =
      new NightlySettings(
          true,
          LocalTime.of(2, 0),
          ZoneOffset.UTC,
          Duration.ofHours(6),
          false,
          Duration.ofHours(4),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofMillis(20));
  private final CamundaClient client;
  private final NightClient nights;
  private final NightMessages messages;
  private final Runs runs;
  private final AdapterWatch adapters;
  private final JobWorkers workers;
  private TrainingWatch watch;

  /** Starts the jobs' workers. */
  public NightsUnderTest(URI gateway, Path folder) {
    WorkersSchema.migrate(database);
    var clock = Clock.systemUTC();
    feedback = new FeedbackUnderTest(database, here, clock);
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    nights = new NightClient(runtime.address(), null, Duration.ofSeconds(30));
    messages = new NightMessages(client);
    var jdbc = JdbcClient.create(database);
    runs = new Runs(jdbc, here, clock);
    adapters = adapters(jdbc, here, clock);
    watch = newWatch();
    var steps = new StepWait(nights, settings.poll());
    List<JobTask<?>> tasks =
        List.of(
            CollectUnderTest.task(feedback, here, folder, clock),
            new BeginNight(runs, settings),
            new StartTraining(nights, runs),
            new ValidateAdapter(steps),
            new ArchiveAdapter(steps),
            new ActivateAdapter(nights, runs),
            new RollBackAdapter(nights),
            new EndNight(nights, runtime.address(), runs, meters));
    workers =
        new JobWorkers(
            client,
            tasks,
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, here, clock),
            meters);
    workers.open();
  }

  /** Asks for a night, as the scheduler and the HTTP door do. */
  public void request(String runId, Map<String, Object> variables) {
    new NightStarter(messages, nights, runs, adapters, Clock.systemUTC())
        .start(runId, runId, variables, Duration.ofMinutes(10));
  }

  /** Looks after the nights under way once. */
  public void tick() throws InterruptedException {
    watch.tick();
  }

  /** Forgets what the watch remembers, as a restart does. */
  public void restartWatch() {
    watch = newWatch();
  }

  /** How far a run is. */
  public String state(String runId) {
    return runs.find(runId).map(run -> run.state().word()).orElse("unknown");
  }

  /** What came of a run; null before. */
  public String outcome(String runId) {
    return String.valueOf(runs.find(runId).orElseThrow().outcome());
  }

  /** Cancels the flow of a run. */
  public void cancel(String runId) {
    var key = runs.find(runId).orElseThrow().processInstanceKey();
    client.newCancelInstanceCommand(key == null ? -1 : key).send().join();
  }

  private TrainingWatch newWatch() {
    return new TrainingWatch(
        nights,
        messages,
        runs,
        adapters,
        new NightMetrics(new SimpleMeterRegistry()),
        Clock.systemUTC());
  }

  static AdapterWatch adapters(JdbcClient jdbc, Installation installation, Clock clock) {
    var settings = new VerdictSettings(ScriptedNights.MODEL, 8, 3, 0.05, 50, Duration.ofDays(30));
    return new AdapterWatch(
        new VerdictWatch(new DraftVerdicts(jdbc, installation, settings.model()), settings, clock));
  }

  @Override
  public void close() {
    workers.close();
    executor.awaitIdle(Duration.ofSeconds(5));
    client.close();
    executor.shutdown();
    nights.close();
    runtime.close();
    database.close();
  }
}
