package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
          "bpmn/approval/content-review.form",
          "bpmn/approval/human-request.bpmn",
          "bpmn/approval/request-digest.bpmn",
          "bpmn/approval/request-route.dmn",
          "bpmn/approval/decide-payment.form",
          "bpmn/approval/decide-design-decision.form",
          "bpmn/approval/decide-api-account.form",
          "bpmn/approval/decide-content-approval.form",
          "bpmn/approval/decide-strategic-decision.form",
          "bpmn/approval/report-cost.form",
          "bpmn/learning/lora-nightly.bpmn",
          "bpmn/learning/approve-adapter.form",
          "bpmn/monitoring/handle-incident.bpmn",
          "bpmn/monitoring/health-check-all.bpmn",
          "bpmn/monitoring/performance-alerting.bpmn",
          "bpmn/monitoring/alert-severity.dmn",
          "bpmn/monitoring/look-into-incident.form",
          "bpmn/monitoring/data-backup.bpmn");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<ProcessInstanceIntent> STATES =
      EnumSet.of(
          ProcessInstanceIntent.ELEMENT_ACTIVATED,
          ProcessInstanceIntent.ELEMENT_COMPLETED,
          ProcessInstanceIntent.ELEMENT_TERMINATED);

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
    deployment.requestTimeout(PATIENCE).send().join();
  }

  long start(String processId, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    var key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(processId)
            .latestVersion()
            .variables(variables)
            .requestTimeout(PATIENCE)
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
    client.newCompleteCommand(job).variables(variables).requestTimeout(PATIENCE).send().join();
    settle();
    return job.getVariablesAsMap();
  }

  /** Ends the one job of a type with a BPMN error. */
  void fail(String type, String code, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    client
        .newThrowErrorCommand(job(type))
        .errorCode(code)
        .variables(variables)
        .requestTimeout(PATIENCE)
        .send()
        .join();
    settle();
  }

  /**
   * Stands in for a person: the engine in memory cannot complete user tasks, so the token is moved
   * on.
   */
  void decide(String task, String next, Map<String, Object> variables)
      throws InterruptedException, TimeoutException {
    var active =
        await()
            .alias(task + " is active; incidents: " + incidents())
            .atMost(PATIENCE)
            .until(() -> active(task), Optional::isPresent)
            .orElseThrow();
    assertThat(active.getValue().getBpmnElementType())
        .as("%s is no task that a person has; incidents: %s", task, incidents())
        .isEqualTo(BpmnElementType.USER_TASK);
    client
        .newModifyProcessInstanceCommand(active.getValue().getProcessInstanceKey())
        .activateElement(next)
        .withVariables(variables)
        .and()
        .terminateElement(active.getKey())
        .requestTimeout(PATIENCE)
        .send()
        .join();
    settle();
  }

  /**
   * Lets a timer fire. The clock is moved only when the timer waits: an engine that is merely idle
   * may not have set it yet.
   */
  void fire(String timer, Duration after) throws InterruptedException, TimeoutException {
    await()
        .alias(timer + " waits; incidents: " + incidents())
        .atMost(PATIENCE)
        .until(() -> timers(timer, TimerIntent.CREATED) > timers(timer, TimerIntent.TRIGGERED));
    var before = timers(timer, TimerIntent.TRIGGERED);
    engine.increaseTime(after);
    await()
        .alias(timer + " fires")
        .atMost(PATIENCE)
        .until(() -> timers(timer, TimerIntent.TRIGGERED) > before);
    settle();
  }

  private long timers(String elementId, TimerIntent intent) {
    return StreamSupport.stream(records.timerRecords().spliterator(), false)
        .filter(record -> record.getIntent() == intent)
        .filter(record -> record.getValue().getTargetElementId().equals(elementId))
        .count();
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

  private Optional<Record<ProcessInstanceRecordValue>> active(String elementId) {
    return StreamSupport.stream(records.processInstanceRecords().spliterator(), false)
        .filter(record -> record.getValue().getElementId().equals(elementId))
        .filter(record -> STATES.contains(record.getIntent()))
        .reduce((first, second) -> second)
        .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED);
  }

  /** Waits until a variable was set anywhere, and answers its value. */
  String variable(String name) {
    return await()
        .alias(name + " is set; incidents: " + incidents())
        .atMost(PATIENCE)
        .until(
            () ->
                StreamSupport.stream(records.variableRecords().spliterator(), false)
                    .filter(record -> record.getValue().getName().equals(name))
                    .map(record -> record.getValue().getValue())
                    .reduce((first, second) -> second),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until an element was completed. */
  void awaitCompleted(String elementId) {
    await()
        .alias(elementId + " is completed; incidents: " + incidents())
        .atMost(PATIENCE)
        .until(() -> completed().contains(elementId));
  }

  /** Waits until an element was completed twice. */
  void awaitSecond(String elementId) {
    await()
        .alias(elementId + " is completed twice; incidents: " + incidents())
        .atMost(PATIENCE)
        .until(() -> Collections.frequency(completed(), elementId) == 2);
  }

  /** Waits until a process instance was completed. */
  void awaitEnd(long processInstance) {
    await()
        .alias("the process instance ends; incidents: " + incidents())
        .atMost(PATIENCE)
        .until(
            () ->
                StreamSupport.stream(records.processInstanceRecords().spliterator(), false)
                    .anyMatch(
                        record ->
                            record.getKey() == processInstance
                                && record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED));
  }
}
