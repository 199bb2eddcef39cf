package dev.phoenix.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.Records;
import dev.phoenix.workers.model.ScriptedRuntime;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tasks one after another on the real engine, with variables that went through it. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class HandlersUnderTestTest {

  private static final BpmnModelInstance PROCESS =
      Bpmn.createExecutableProcess("post")
          .startEvent()
          .serviceTask("validate", t -> t.zeebeJobType("social-media.validate-brief"))
          .boundaryEvent(
              "invalid", e -> e.error("BRIEF_INVALID").zeebeOutput("=violations", "violations"))
          .endEvent("brief-rejected")
          .moveToActivity("validate")
          .serviceTask("claim", t -> t.zeebeJobType("social-media.claim-request"))
          .serviceTask("image", t -> t.zeebeJobType("social-media.prepare-image"))
          .serviceTask("draft", t -> t.zeebeJobType("social-media.draft-post"))
          .serviceTask(
              "check",
              t -> t.zeebeJobType("social-media.check-draft").zeebeInput("=draft.text", "text"))
          .serviceTask(
              "check-text",
              t -> t.zeebeJobType("approval.check-text").zeebeInput("=draft.text", "text"))
          .serviceTask("keep", t -> t.zeebeJobType("learning.record-feedback"))
          .serviceTask("record", t -> t.zeebeJobType("social-media.record-verdict"))
          .endEvent("recorded")
          .done();

  private ZeebeTestEngine zeebe;
  private RecordStream stream;

  private final ScriptedRuntime runtime = new ScriptedRuntime();
  private final HikariDataSource database = TestDatabase.H2.empty();
  private HandlersUnderTest handlers;
  private CamundaClient client;
  private Records records;

  @BeforeEach
  void start() {
    var gateway = URI.create("http://" + zeebe.getGatewayAddress().replace("0.0.0.0", "127.0.0.1"));
    records = new Records(stream);
    handlers =
        HandlersUnderTest.start(gateway, runtime.client(), database, review -> Optional.of("demo"));
    client =
        CamundaClient.newClientBuilder().grpcAddress(gateway).preferRestOverGrpc(false).build();
    client.newDeployResourceCommand().addProcessModel(PROCESS, "post.bpmn").send().join();
  }

  @AfterEach
  void stop() {
    handlers.close();
    client.close();
    runtime.close();
    database.close();
  }

  @Test
  void shouldCarryAPostFromItsBriefToItsRecord() {
    // when
    start(
        "{\"brief\":%s,\"verdict\":{\"decision\":\"rejected\",\"comment\":\"no\"}}"
            .formatted(Briefs.valid()));

    // then
    await().until(() -> records.completed("recorded"));
    var record = records.jobs(JobIntent.COMPLETED).getLast().getVariables().get("record");
    assertThat(record)
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("reviewer", "demo")
        .containsEntry("iterations", 1);
    assertThat(records.incidents()).isEmpty();
  }

  @Test
  void shouldRejectHostileBriefsWithoutAnIncident() {
    // when
    start("{}");
    start("{\"brief\":\"\\ud800\\u0000\"}");
    start("{\"brief\":" + Briefs.valid().put("topic", "\u202e\ud800".repeat(250_000)) + "}");

    // then
    await().until(() -> records.jobs(JobIntent.ERROR_THROWN).size() == 3);
    assertThat(records.jobs(JobIntent.ERROR_THROWN))
        .allSatisfy(job -> assertThat(job.getVariables()).containsKey("violations"));
    assertThat(records.incidents()).isEmpty();
  }

  private void start(String variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("post")
        .latestVersion()
        .variables(variables)
        .send()
        .join();
  }

  @Test
  void shouldMeasureEachJob() {
    // when
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("post")
        .latestVersion()
        .variables(Map.of())
        .send()
        .join();

    // then
    await()
        .until(
            () ->
                !handlers
                    .meters()
                    .find("phoenix.job.latency")
                    .tags("type", "social-media.validate-brief", "outcome", "business-error")
                    .timers()
                    .isEmpty());
  }
}
