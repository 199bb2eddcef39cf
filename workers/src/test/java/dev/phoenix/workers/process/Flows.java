package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/** Drives the flows as the workers and people would. */
final class Flows {

  static final List<String> RESOURCES =
      List.of(
          "bpmn/social-media/social-post.bpmn",
          "bpmn/social-media/publish-once.bpmn",
          "bpmn/social-media/draft-route.dmn",
          "bpmn/social-media/was-it-published.form",
          "bpmn/approval/content-review.bpmn",
          "bpmn/approval/content-review.form");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ZeebeClient client;
  private final ZeebeTestEngine engine;
  private final RecordStream records;

  Flows(ZeebeClient client, ZeebeTestEngine engine, RecordStream records) {
    this.client = client;
    this.engine = engine;
    this.records = records;
    var deployment =
        client.newDeployResourceCommand().addResourceFromClasspath(RESOURCES.getFirst());
    RESOURCES.subList(1, RESOURCES.size()).forEach(deployment::addResourceFromClasspath);
    deployment.send().join();
  }

  long start(String processId, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    var key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(processId)
            .latestVersion()
            .variables(variables)
            .send()
            .join()
            .getProcessInstanceKey();
    settle();
    return key;
  }

  /** Takes the one job of a type. */
  ActivatedJob job(String type) {
    var jobs =
        client
            .newActivateJobsCommand()
            .jobType(type)
            .maxJobsToActivate(1)
            .requestTimeout(PATIENCE)
            .send()
            .join()
            .getJobs();
    assertThat(jobs).as("jobs of type %s; incidents: %s", type, incidents()).hasSize(1);
    return jobs.getFirst();
  }

  /** Completes the one job of a type and answers the variables that it was given. */
  Map<String, Object> complete(String type, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    var job = job(type);
    client.newCompleteCommand(job).variables(variables).send().join();
    settle();
    return job.getVariablesAsMap();
  }

  /** Ends the one job of a type with a BPMN error. */
  void fail(String type, String code, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    client.newThrowErrorCommand(job(type)).errorCode(code).variables(variables).send().join();
    settle();
  }

  /**
   * Stands in for a person: the engine in memory cannot complete user tasks, so the token is moved
   * on.
   */
  void decide(String task, String next, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    var active =
        StreamSupport.stream(records.processInstanceRecords().spliterator(), false)
            .filter(record -> record.getValue().getElementId().equals(task))
            .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED)
            .reduce((first, second) -> second)
            .orElseThrow(
                () -> new AssertionError(task + " is not active; incidents: " + incidents()));
    assertThat(active.getValue().getBpmnElementType())
        .as("%s is no task that a person has; incidents: %s", task, incidents())
        .isEqualTo(BpmnElementType.USER_TASK);
    client
        .newModifyProcessInstanceCommand(active.getValue().getProcessInstanceKey())
        .activateElement(next)
        .withVariables(variables)
        .and()
        .terminateElement(active.getKey())
        .send()
        .join();
    settle();
  }

  void pass(Duration time) throws InterruptedException, TimeoutException {
    engine.increaseTime(time);
    // what the timer sets off comes a moment later; job() waits for it
    settle();
  }

  void settle() throws InterruptedException, TimeoutException {
    engine.waitForIdleState(PATIENCE);
  }

  /** The ids of the elements that were completed, in all processes. */
  List<String> completed() {
    return StreamSupport.stream(records.processInstanceRecords().spliterator(), false)
        .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED)
        .filter(record -> record.getValue().getBpmnElementType() != BpmnElementType.PROCESS)
        .map(record -> record.getValue().getElementId())
        .toList();
  }

  List<String> incidents() {
    return StreamSupport.stream(records.incidentRecords().spliterator(), false)
        .filter(record -> record.getIntent() == IncidentIntent.CREATED)
        .map(
            record -> record.getValue().getElementId() + ": " + record.getValue().getErrorMessage())
        .toList();
  }

  boolean ended(long processInstance) {
    return StreamSupport.stream(records.processInstanceRecords().spliterator(), false)
        .anyMatch(
            record ->
                record.getKey() == processInstance
                    && record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED);
  }
}
