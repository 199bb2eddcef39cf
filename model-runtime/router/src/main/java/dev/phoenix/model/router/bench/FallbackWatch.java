package dev.phoenix.model.router.bench;

import dev.phoenix.model.router.RoutedListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notes when an answer began, and when it began again. */
final class FallbackWatch implements RoutedListener {

  private static final int SOME_CHUNKS = 5;

  private final CountDownLatch text = new CountDownLatch(SOME_CHUNKS);
  private final CountDownLatch fallback = new CountDownLatch(1);
  private volatile boolean restarted;
  private volatile long answered;

  @Override
  public void onText(String chunk) {
    text.countDown();
    if (restarted && fallback.getCount() > 0) {
      answered = System.nanoTime();
      fallback.countDown();
    }
  }

  @Override
  public void onRestart(Restart restart) {
    restarted = true;
  }

  /** Waits until the answer is under way. */
  void awaitText() throws InterruptedException {
    await(text);
  }

  /** When the first text of the next model came, by {@link System#nanoTime}. */
  long awaitFallback() throws InterruptedException {
    await(fallback);
    return answered;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          "No text came within a minute: the router does not fall back");
    }
  }
}
