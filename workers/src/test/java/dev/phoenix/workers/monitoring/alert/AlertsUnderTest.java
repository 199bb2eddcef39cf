package dev.phoenix.workers.monitoring.alert;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.prometheus.PrometheusConnector;
import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.job.JobAttempts;
import dev.phoenix.workers.job.JobExecutor;
import dev.phoenix.workers.job.JobSettings;
import dev.phoenix.workers.job.JobWorkers;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.DefaultCommandExceptionHandlingStrategy;
import io.camunda.client.metrics.DefaultNoopMetricsRecorder;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real jobs of alerts and the real connector on a gateway and a database. */
public final class AlertsUnderTest implements AutoCloseable {

  /** The token of the webhook. */
  static final String TOKEN = "0123456789abcdef";

  private final HikariDataSource database = TestDatabase.H2.empty();
  private final JobExecutor executor = new JobExecutor(64);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CamundaClient client;
  private final JobWorkers workers;
  private final JobWorker connector;
  private final Silences silences;
  private final AlertWebhook webhook;

  /** Starts the workers; two rules are asked of that Prometheus, if there is one. */
  public AlertsUnderTest(URI gateway, Incidents incidents, @Nullable URI prometheus) {
    WorkersSchema.migrate(database);
    var clock = Clock.systemUTC();
    var here = new Installation("here");
    var jdbc = JdbcClient.create(database);
    var alerts = new Alerts(jdbc, here);
    silences = new Silences(jdbc, here);
    var settings =
        new AlertSettings(
            prometheus,
            List.of(
                rule("feed-down", "up{job=\"feed\"} == 0", "availability"),
                rule("queue-long", "queue", "saturation")),
            SettingsUnderTest.hours(),
            TOKEN,
            Duration.ofHours(24));
    var recovery = new Recovery(alerts, silences, incidents, clock);
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(gateway)
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .build();
    webhook = new AlertWebhook(settings, new Intake(alerts), new Messages(client), clock);
    workers =
        new JobWorkers(
            client,
            List.of(
                new ListAlertRules(settings, recovery),
                new GatherAlerts(settings, alerts, silences, clock, new AlertMetrics(meters)),
                new ConcludeAlerts(
                    alerts,
                    silences,
                    incidents,
                    recovery,
                    new SupervisorSettings(null, null),
                    clock)),
            new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 8, Map.of()),
            new JobAttempts(jdbc, here, clock),
            meters);
    workers.open();
    connector = connector();
  }

  private static AlertRule rule(String name, String query, String kind) {
    return new AlertRule(name, query, null, Duration.ZERO, null, kind, "", Map.of());
  }

  /** Silences alerts of a name for an hour. */
  public void silence(String name) {
    var now = Instant.now();
    silences.add(
        new SilenceRequest(
                Map.of("alertname", name), now.plusSeconds(3600).toString(), "ana", "known")
            .silence(now));
  }

  /** Posts a payload as Alertmanager does, and answers the status. */
  public int post(String payload) throws IOException {
    return webhook
        .take("Bearer " + TOKEN, new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)))
        .getStatusCode()
        .value();
  }

  private JobWorker connector() {
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
            new DocumentFactoryImpl(InMemoryDocumentStore.INSTANCE),
            mapper,
            new PrometheusConnector(),
            new DefaultNoopMetricsRecorder());
    return client
        .newWorker()
        .jobType(PrometheusConnector.TYPE)
        .handler(handler)
        .timeout(Duration.ofSeconds(60))
        .fetchVariables("address", "authentication", "operation", "timeout", "maxSamples")
        .streamEnabled(true)
        .open();
  }

  @Override
  public void close() {
    connector.close();
    workers.close();
    executor.awaitIdle(Duration.ofSeconds(5));
    client.close();
    executor.shutdown();
    database.close();
  }

  /** Settings and alerts for tests. */
  static final class SettingsUnderTest {

    private SettingsUnderTest() {}

    static BusinessHours hours() {
      return new BusinessHours(
          LocalTime.of(8, 0),
          LocalTime.of(18, 0),
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          ZoneOffset.UTC);
    }

    static Alert alert(String name, Instant since, double excess) {
      return alert(Map.of("alertname", name), since, excess);
    }

    static Alert alert(Map<String, String> labelled, Instant since, double excess) {
      SortedMap<String, String> labels = Labels.of(labelled);
      var name = String.valueOf(labels.get("alertname"));
      return new Alert(
          Alert.Source.PROMETHEUS,
          Labels.fingerprint(labels),
          name,
          name,
          labels,
          "other",
          "",
          "",
          null,
          excess,
          since,
          since,
          null,
          since);
    }
  }
}
