package dev.phoenix.workers.approval.request;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Entry;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real jobs of human requests on a gateway and a database. */
public final class RequestsUnderTest implements AutoCloseable {

  /** The job type that requests may name. */
  public static final String JOB = "test.pay";

  private final Installation here = new Installation("here");
  private final HikariDataSource database = TestDatabase.H2.empty();
  private final JobExecutor executor = new JobExecutor(64);
  private final CamundaClient client;
  private final JobWorkers workers;
  private final Ledger ledger;

  /** Starts the jobs' workers; 500 EUR a month may be paid. */
  public RequestsUnderTest(URI gateway) {
    WorkersSchema.migrate(database);
    var clock = Clock.systemUTC();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    var jdbc = JdbcClient.create(database);
    var budgets =
        new BooksSettings(
            ZoneOffset.UTC,
            Map.of("PAYMENT", new BooksSettings.Budget(new BigDecimal(500), "EUR")));
    var books =
        new Books(
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(database)),
            here,
            clock,
            budgets);
    ledger = new Ledger(jdbc, here, budgets);
    var settings = new RequestSettings(3, List.of(JOB));
    var requests = new Requests(jdbc, here, clock);
    List<JobTask<?>> tasks =
        List.of(
            new ValidateRequest(new RequestValidator(settings)),
            new ClaimRequest(requests, books),
            new AssessRequest(requests, ledger, budgets, settings, clock),
            new OpenRequest(requests),
            new RecordDecision(requests, _ -> Optional.of("demo")),
            new ReserveBudget(books),
            new SettleRequest(books),
            new CloseRequest(requests, new OutcomeMessages(new Messages(client))));
    workers =
        new JobWorkers(
            client,
            tasks,
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, here, clock),
            new SimpleMeterRegistry());
    workers.open();
  }

  /** What is booked for a request, oldest first, such as {@code RESERVATION 12.50 EUR}. */
  public List<String> booked(String requestId) {
    return ledger.byRequest(requestId).stream().map(RequestsUnderTest::told).toList();
  }

  private static String told(Entry entry) {
    return entry.kind() + " " + entry.money();
  }

  /** Sends a message that a request waits for, as another place does. */
  public void send(String name, String requestId, Map<String, Object> variables) {
    var _ =
        client
            .newPublishMessageCommand()
            .messageName(name)
            .correlationKey(requestId)
            .timeToLive(Duration.ofSeconds(30))
            .variables(variables)
            .send()
            .join();
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
