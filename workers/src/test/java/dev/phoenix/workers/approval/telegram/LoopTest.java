package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LoopTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void shouldGoOnAtOnceWhileThereIsMore() {
    // given
    var steps = new AtomicInteger();

    // when
    try (var loop = new Loop("test", LONG, () -> steps.incrementAndGet() < 5)) {
      loop.start();

      // then
      Awaitility.await().until(() -> steps.get() == 5);
    }
    assertThat(steps).hasValue(5);
  }

  @Test
  void shouldComeAtOnceWhenItIsCalled() {
    // given
    var steps = new AtomicInteger();
    try (var loop = new Loop("test", LONG, () -> steps.incrementAndGet() < 0)) {
      loop.start();
      Awaitility.await().until(() -> steps.get() == 1);

      // when
      loop.call();

      // then
      Awaitility.await().until(() -> steps.get() == 2);
    }
  }

  @Test
  void shouldGoOnAfterTrouble() {
    // given
    var steps = new AtomicInteger();

    // when
    try (var loop =
        new Loop(
            "test",
            Duration.ofMillis(10),
            () -> {
              if (steps.incrementAndGet() < 3) {
                throw new IllegalStateException("The database is away");
              }
              return false;
            })) {
      loop.start();

      // then
      Awaitility.await().until(() -> steps.get() > 3);
    }
  }

  @Test
  void shouldEndAfterTheStepUnderWay() throws InterruptedException {
    // given
    var begun = new CountDownLatch(1);
    var ended = new AtomicInteger();
    var loop =
        new Loop(
            "test",
            LONG,
            () -> {
              begun.countDown();
              try {
                Thread.sleep(300);
                ended.incrementAndGet();
              } catch (InterruptedException e) {
                ended.set(-1000);
              }
              return true;
            });

    // when
    loop.start();
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    loop.close();

    // then
    assertThat(ended).hasValue(1);
  }
}
