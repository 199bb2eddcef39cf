package dev.phoenix.workers;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.feed.FeedConnector;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.approval.CheckText;
import dev.phoenix.workers.image.Pictures;
import dev.phoenix.workers.image.TestPictures;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.policy.PolicyCheck;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import dev.phoenix.workers.social.CheckDraft;
import dev.phoenix.workers.social.ClaimRequest;
import dev.phoenix.workers.social.DraftPost;
import dev.phoenix.workers.social.PostRecords;
import dev.phoenix.workers.social.PostRequests;
import dev.phoenix.workers.social.PrepareImage;
import dev.phoenix.workers.social.RecordVerdict;
import dev.phoenix.workers.social.ValidateBrief;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.DefaultCommandExceptionHandlingStrategy;
import io.camunda.client.metrics.DefaultNoopMetricsRecorder;
import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.document.jackson.JacksonModuleDocumentSerializer;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.camunda.connector.runtime.core.document.DocumentFactoryImpl;
import io.camunda.connector.runtime.core.document.store.InMemoryDocumentStore;
import io.camunda.connector.runtime.core.secret.SecretProviderAggregator;
import io.camunda.connector.runtime.core.validation.ValidationUtil;
import io.camunda.connector.runtime.metrics.ConnectorsOutboundMetrics;
import io.camunda.connector.runtime.outbound.job.SpringConnectorJobHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real tasks, wrapper and feed connector on a gateway, without Spring's context. Closing it
 * drains the workers and closes the client, but not the database.
 */
public final class HandlersUnderTest implements AutoCloseable {

  private final JobExecutor executor = new JobExecutor(64);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CamundaClient client;
  private final ModelRuntimeClient runtime;
  private final Pictures pictures = TestPictures.off(Path.of("target/pictures"));
  private final EffectLedger ledger;
  private final JobWorkers workers;
  private final JobWorker connector;

  private HandlersUnderTest(
      URI gateway, ModelRuntimeClient runtime, DataSource database, ReviewerLookup reviewers) {
    this.client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    this.runtime = runtime;
    this.ledger = EffectLedger.open(database, Clock.systemUTC(), List.of());
    WorkersSchema.migrate(database);
    var jdbc = JdbcClient.create(database);
    var here = new Installation(ledger.key(0, 0).installation().toString());
    var clock = Clock.systemUTC();
    this.workers =
        new JobWorkers(
            client,
            tasks(database, here, clock, reviewers),
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, here, clock),
            meters);
    workers.open();
    this.connector = connector(clock);
  }

  /**
   * Starts the handlers.
   *
   * @param gateway the engine's gRPC address, {@code http://127.0.0.1:PORT}
   * @param runtime a client of a model runtime; closed with this
   * @param database H2 with {@code WRITE_DELAY=0} or PostgreSQL
   * @param reviewers who reviews: an in-memory engine has no task list to ask
   */
  public static HandlersUnderTest start(
      URI gateway, ModelRuntimeClient runtime, DataSource database, ReviewerLookup reviewers) {
    return new HandlersUnderTest(gateway, runtime, database, reviewers);
  }

  /** The ledger that the feed connector records in. */
  public EffectLedger ledger() {
    return ledger;
  }

  /** What the wrapper measured. */
  public MeterRegistry meters() {
    return meters;
  }

  @Override
  public void close() {
    connector.close();
    workers.close();
    executor.awaitIdle(Duration.ofSeconds(5));
    client.close();
    executor.shutdown();
    runtime.close();
  }

  private List<JobTask<?>> tasks(
      DataSource database, Installation here, Clock clock, ReviewerLookup reviewers) {
    var jdbc = JdbcClient.create(database);
    var policy = new PolicyCheck(runtime);
    return List.of(
        new ValidateBrief(),
        new ClaimRequest(new PostRequests(jdbc, here, clock)),
        new PrepareImage(pictures),
        new DraftPost(runtime),
        new CheckDraft(policy),
        new CheckText(policy),
        new FeedbackUnderTest(database, here, clock).task(reviewers),
        new RecordVerdict(new PostRecords(jdbc, here), reviewers, clock));
  }

  private JobWorker connector(Clock clock) {
    DocumentFactory documents = new DocumentFactoryImpl(InMemoryDocumentStore.INSTANCE);
    var mapper =
        ConnectorsObjectMapperSupplier.getCopy()
            .registerModule(new JacksonModuleDocumentSerializer());
    var handler =
        new SpringConnectorJobHandler(
            new ConnectorsOutboundMetrics(meters),
            new DefaultCommandExceptionHandlingStrategy(
                BackoffSupplier.newBackoffBuilder().build(), executor),
            new SecretProviderAggregator(List.of()),
            ValidationUtil.discoverDefaultValidationProviderImplementation(),
            documents,
            mapper,
            new FeedConnector(ledger, clock, HttpLimits.DEFAULT),
            new DefaultNoopMetricsRecorder());
    return client
        .newWorker()
        .jobType(FeedConnector.TYPE)
        .handler(handler)
        .timeout(Duration.ofSeconds(60))
        .fetchVariables("collection", "authentication", "operation")
        .streamEnabled(true)
        .open();
  }
}
