package dev.phoenix.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.workers.job.JobOutcome.Completed;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job is held as long as it is worked on, counted, and handed back, on the real engine. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class JobLeaseTest {

  private static final JobSettings SHORT_LEASE =
      new JobSettings(Duration.ofSeconds(1), Duration.ofSeconds(10), 5, 4, Map.of());
  private static final JobSettings NO_DRAIN =
      new JobSettings(Duration.ofSeconds(30), Duration.ZERO, 5, 4, Map.of());

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
  void shouldHoldAJobLongerThanItsLease() {
    // given
    var done = new CountDownLatch(1);
    engine.work(
        engine.client,
        SHORT_LEASE,
        new TestTask(
            (input, job) -> {
              awaitUninterruptibly(done);
              return new Completed(Map.of());
            }));

    // when
    engine.start(Map.of());
    // four renewals every third of the lease are more than one lease
    await().until(() -> records.jobs(JobIntent.TIMEOUT_UPDATED).size() >= 4);
    done.countDown();

    // then
    await().until(() -> records.completed("work-done"));
    assertThat(records.jobs(JobIntent.TIMED_OUT)).isEmpty();
  }

  @Test
  void shouldMakeAJobThatKillsItsWorkerAnIncidentAndStartFromZeroAfterwards() throws Exception {
    // given: five workers took the job, began it and died
    engine.start(Map.of());
    var key = activateAndAbandon();
    for (int i = 0; i < 5; i++) {
      engine.attempts.begin(key);
    }
    var runs = new AtomicInteger();
    engine.work(
        new TestTask(
            (input, job) -> {
              runs.incrementAndGet();
              return new Completed(Map.of());
            }));

    // when
    zeebe.increaseTime(Duration.ofMinutes(2));

    // then
    await().until(() -> records.incidents().size() == 1);
    assertThat(records.incidents().getFirst().getErrorMessage())
        .contains("5 times", "workers' log", "resolve this incident");
    assertThat(runs).hasValue(0);

    // when
    await().until(() -> engine.attemptsKept() == 0);
    engine.client.newUpdateRetriesCommand(key).retries(1).send().join();
    engine.client.newResolveIncidentCommand(records.incidentKey()).send().join();

    // then
    await().until(() -> records.completed("work-done"));
    assertThat(runs).hasValue(1);
  }

  @Test
  void shouldHandBackWhatOutlivesTheDrainWithItsRetries() {
    // given
    var begun = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var dying =
        engine.work(
            engine.newClient(),
            NO_DRAIN,
            new TestTask(
                (input, job) -> {
                  begun.countDown();
                  awaitUninterruptibly(never);
                  return new Completed(Map.of("by", "the dying"));
                }));
    engine.start(Map.of());
    awaitUninterruptibly(begun);

    // when
    dying.close();
    engine.work(new TestTask((input, job) -> new Completed(Map.of("by", "the next"))));

    // then
    await().until(() -> records.completed("work-done"));
    var failed = records.jobs(JobIntent.FAILED).getFirst();
    assertThat(failed.getRetries()).isEqualTo(3);
    assertThat(failed.getErrorMessage()).contains("Handed back");
    assertThat(records.jobs(JobIntent.COMPLETED).getFirst().getVariables())
        .isEqualTo(Map.of("by", "the next"));
    never.countDown();
  }

  @Test
  void shouldLetAJobEndWithinTheDrain() {
    // given
    var begun = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var workers =
        engine.work(
            new TestTask(
                (input, job) -> {
                  begun.countDown();
                  awaitUninterruptibly(done);
                  return new Completed(Map.of());
                }));
    engine.start(Map.of());
    awaitUninterruptibly(begun);

    // when
    var closing = Thread.startVirtualThread(workers::close);
    done.countDown();

    // then
    await().until(() -> records.completed("work-done"));
    await().until(() -> !closing.isAlive());
    assertThat(records.jobs(JobIntent.FAILED)).isEmpty();
  }

  @Test
  void shouldTellTheEndAgainWhileTheGatewayIsBusyOrAway() {
    // given
    var troubled =
        engine.newClient(
            new Refusing(
                "CompleteJob",
                Status.UNAVAILABLE,
                Status.RESOURCE_EXHAUSTED,
                Status.DEADLINE_EXCEEDED));
    engine.work(troubled, Engine.SETTINGS, new TestTask((input, job) -> new Completed(Map.of())));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> records.completed("work-done"));
    assertThat(records.jobs(JobIntent.COMPLETED)).hasSize(1);
  }

  @Test
  void shouldDropTheEndOfAJobThatIsGone() {
    // given
    engine.work(
        new TestTask(
            (input, job) -> {
              engine.client.newCancelInstanceCommand(job.processInstanceKey()).send().join();
              return new Completed(Map.of());
            }));

    // when
    engine.start(Map.of());

    // then
    await().until(() -> engine.meters.find("phoenix.job.dropped").counters().size() == 1);
    await().until(() -> engine.attemptsKept() == 0);
  }

  private long activateAndAbandon() {
    return engine
        .client
        .newActivateJobsCommand()
        .jobType(Engine.TYPE)
        .maxJobsToActivate(1)
        .timeout(Duration.ofMinutes(1))
        .send()
        .join()
        .getJobs()
        .getFirst()
        .getKey();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("no task is ever interrupted", e);
    }
  }

  /** A gateway that answers the first calls of a method with trouble. */
  private static final class Refusing implements ClientInterceptor {

    private final String method;
    private final Status[] answers;
    private final AtomicInteger calls = new AtomicInteger();

    Refusing(String method, Status... answers) {
      this.method = method;
      this.answers = answers;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> descriptor, CallOptions options, Channel next) {
      var call = next.newCall(descriptor, options);
      if (!method.equals(descriptor.getBareMethodName())) {
        return call;
      }
      int number = calls.getAndIncrement();
      if (number >= answers.length) {
        return call;
      }
      return new SimpleForwardingClientCall<>(call) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          listener.onClose(answers[number], new Metadata());
        }

        @Override
        public void sendMessage(Q message) {}

        @Override
        public void halfClose() {}

        @Override
        public void request(int messages) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}
      };
    }
  }
}
