package dev.phoenix.local.nights;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients that draft all the time, each again a second after it had its last answer. */
final class Clients implements AutoCloseable {

  private static final int BRIEFS = 40;

  private final Drafter drafter;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger drafts = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final List<Thread> threads;

  Clients(Drafter drafter, int count) {
    this.drafter = drafter;
    this.threads =
        IntStream.range(0, count)
            .mapToObj(i -> Thread.ofVirtual().name("client-" + i).start(() -> run(i)))
            .toList();
  }

  /** Texts that were answered, none of them empty. */
  int drafts() {
    return drafts.get();
  }

  /** Requests that were refused or failed, and empty texts. */
  int failures() {
    return failures.get();
  }

  private void run(int client) {
    var briefs = Topics.series("client", 0, BRIEFS);
    try {
      for (int i = client; !end.await(1, TimeUnit.SECONDS); i++) {
        try {
          var text = drafter.draft(briefs.get(i % briefs.size()));
          (text.isBlank() ? failures : drafts).incrementAndGet();
        } catch (IOException | UserError e) {
          failures.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets each have its last answer. */
  @Override
  public void close() {
    end.countDown();
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
