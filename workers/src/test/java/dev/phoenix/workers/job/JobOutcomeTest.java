package dev.phoenix.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.workers.job.JobOutcome.BusinessError;
import dev.phoenix.workers.job.JobOutcome.Completed;
import dev.phoenix.workers.job.JobOutcome.Fault;
import dev.phoenix.workers.job.JobOutcome.PassingTrouble;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each outcome ends the job as the design says, on the real engine. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class JobOutcomeTest {

  private ZeebeTestEngine zeebe;
  private RecordStream stream;

  private Engine engine;
  private Records records;

  @BeforeEach
  void open() {
    engine = new Engine(zeebe);
    records = new Records(stream);
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  @Test
  void shouldComplete() {
    // given
    engine.work(new TestTask((input, job) -> new Completed(Map.of("answer", input.word() + "!"))));

    // when
    engine.start(Map.of("word", "hello", "unread", "x"));

    // then
    await().until(() -> records.completed("work-done"));
    assertThat(records.jobs(JobIntent.COMPLETED).getFirst().getVariables())
        .isEqualTo(Map.of("answer", "hello!"));
    await().until(() -> engine.attemptsKept() == 0);
    assertThat(
            engine
                .meters
                .get("phoenix.job.latency")
                .tags("type", Engine.TYPE, "outcome", "completed")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void shouldThrowTheBpmnError() {
    // given
    engine.work(
        new TestTask((input, job) -> new BusinessError("REFUSED", "no", Map.of("why", "so"))));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> records.completed("work-refused"));
    assertThat(records.jobs(JobIntent.ERROR_THROWN).getFirst().getVariables())
        .isEqualTo(Map.of("why", "so"));
    assertThat(records.incidents()).isEmpty();
  }

  @Test
  void shouldSpendARetryAndBackOffOnPassingTrouble() {
    // given
    engine.work(
        new TestTask(
            (input, job) ->
                job.retries() == 3
                    ? new PassingTrouble("busy", Duration.ofMillis(50))
                    : new Completed(Map.of())));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> records.completed("work-done"));
    var failed = records.jobs(JobIntent.FAILED).getFirst();
    assertThat(failed.getRetries()).isEqualTo(2);
    assertThat(failed.getRetryBackoff()).isEqualTo(50);
    assertThat(failed.getErrorMessage()).isEqualTo("busy");
  }

  @Test
  void shouldRaiseAnIncidentAtOnceOnAFault() {
    // given
    engine.work(new TestTask((input, job) -> new Fault("set the thing, then retry")));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> records.incidents().size() == 1);
    assertThat(records.incidents().getFirst().getErrorMessage())
        .isEqualTo("set the thing, then retry");
    assertThat(records.jobs(JobIntent.FAILED)).hasSize(1);
  }

  @Test
  void shouldTellTheKindOfAnUnexpectedExceptionAndNoSecret() {
    // given
    engine.work(
        new TestTask(
            (input, job) -> {
              throw new IllegalStateException("password=hunter2");
            }));

    // when
    engine.start(Map.of("word", "private"));

    // then
    await().until(() -> !records.jobs(JobIntent.FAILED).isEmpty());
    var failed = records.jobs(JobIntent.FAILED).getFirst();
    assertThat(failed.getRetries()).isEqualTo(2);
    assertThat(failed.getErrorMessage())
        .contains("IllegalStateException", Engine.TYPE, "log")
        .doesNotContain("hunter2", "private");
  }

  @Test
  void shouldEndAJobThatRunsOutOfStack() {
    // given
    engine.work(
        new TestTask(
            (input, job) -> {
              throw new StackOverflowError();
            }));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> !records.jobs(JobIntent.FAILED).isEmpty());
    assertThat(records.jobs(JobIntent.FAILED).getFirst().getErrorMessage())
        .contains("StackOverflowError");
  }

  @Test
  void shouldRaiseAnIncidentThatNamesTheVariableThatDoesNotFit() {
    // given
    engine.work(new TestTask((input, job) -> new Completed(Map.of())));

    // when
    engine.start(Map.of("number", "hunter2"));

    // then
    await().until(() -> records.incidents().size() == 1);
    assertThat(records.incidents().getFirst().getErrorMessage())
        .contains("'number'", "input mapping")
        .doesNotContain("hunter2");
  }

  @Test
  void shouldRaiseAnIncidentForAResultThatIsTooLarge() {
    // given
    engine.work(new TestTask((input, job) -> new Completed(Map.of("big", "x".repeat(1 << 20)))));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> records.incidents().size() == 1);
    assertThat(records.incidents().getFirst().getErrorMessage()).contains("larger than 1 MiB");
  }
}
