package dev.phoenix.model.llama.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.text.TextListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A listener that says when the first text has come and then takes no more until released. */
final class Pause implements TextListener {

  private final CountDownLatch text = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public void onText(String chunk) {
    text.countDown();
    try {
      assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitText() throws InterruptedException {
    assertThat(text.await(60, TimeUnit.SECONDS)).isTrue();
  }

  void release() {
    released.countDown();
  }
}
