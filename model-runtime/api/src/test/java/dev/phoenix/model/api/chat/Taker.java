package dev.phoenix.model.api.chat;

import dev.phoenix.model.api.text.TextListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what it gets, and can be waited for. */
public final class Taker implements TextListener {

  private final StringBuffer text = new StringBuffer();
  private final CountDownLatch first = new CountDownLatch(1);

  @Override
  public void onText(String chunk) {
    text.append(chunk);
    first.countDown();
  }

  /** Waits for the first chunk. */
  public void awaitText() {
    try {
      if (!first.await(120, TimeUnit.SECONDS)) {
        throw new AssertionError("No text came within 120 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** What came so far. */
  public String text() {
    return text.toString();
  }
}
