package dev.phoenix.workers.job;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.grpc.ClientInterceptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workers on the in-memory engine, and what a test of theirs asks the engine for. */
final class Engine implements AutoCloseable {

  static final String TYPE = "test.do-work";

  static final JobSettings SETTINGS =
      new JobSettings(Duration.ofSeconds(30), Duration.ofSeconds(10), 5, 4, Map.of());

  private static final BpmnModelInstance PROCESS =
      Bpmn.createExecutableProcess("work")
          .startEvent()
          .serviceTask("do-work", task -> task.zeebeJobType(TYPE).zeebeJobRetries("3"))
          .boundaryEvent("refused", event -> event.error("REFUSED"))
          .endEvent("work-refused")
          .moveToActivity("do-work")
          .endEvent("work-done")
          .done();

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final CamundaClient client;
  final JobAttempts attempts;

  private final ZeebeTestEngine engine;
  private final HikariDataSource database = TestDatabase.H2.empty();
  private final List<AutoCloseable> open = new ArrayList<>();

  Engine(ZeebeTestEngine engine) {
    this.engine = engine;
    this.client = newClient();
    WorkersSchema.migrate(database);
    attempts =
        new JobAttempts(JdbcClient.create(database), new Installation("here"), Clock.systemUTC());
    client.newDeployResourceCommand().addProcessModel(PROCESS, "work.bpmn").send().join();
  }

  CamundaClient newClient(ClientInterceptor... interceptors) {
    var executor = new JobExecutor(32);
    var made =
        CamundaClient.newClientBuilder()
            .grpcAddress(
                URI.create("http://" + engine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1")))
            .preferRestOverGrpc(false)
            .jobWorkerExecutor(executor, false)
            .withInterceptors(interceptors)
            .build();
    open.add(
        () -> {
          made.close();
          executor.shutdown();
        });
    return made;
  }

  long start(Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("work")
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  JobWorkers work(JobTask<?> task) {
    return work(client, SETTINGS, task);
  }

  JobWorkers work(CamundaClient with, JobSettings settings, JobTask<?> task) {
    var workers = new JobWorkers(with, List.of(task), settings, attempts, meters);
    workers.open();
    open.add(0, workers);
    return workers;
  }

  int attemptsKept() {
    return JdbcClient.create(database)
        .sql("select count(*) from job_attempt")
        .query(Integer.class)
        .single();
  }

  @Override
  public void close() throws Exception {
    for (var thing : open) {
      thing.close();
    }
    database.close();
  }
}
