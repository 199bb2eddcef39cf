package dev.phoenix.model.server.grpc;

import dev.phoenix.model.server.writer.Completer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A model that answers when it is told to, and breaks the limits of every brief. */
final class PatientModel implements Completer {

  final CountDownLatch go = new CountDownLatch(1);
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger interrupted = new AtomicInteger();
  volatile String complaint = "";

  @Override
  public String name() {
    return "patient";
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    pause();
    return Written.of("cheap");
  }

  @Override
  public Tokens complete(String system, String prompt, Sampling sampling, Consumer<String> onText)
      throws WriterException {
    onText.accept("¡Pan ");
    pause();
    onText.accept("fresco! 🍞");
    return new Tokens(3, 4);
  }

  private void pause() throws WriterException {
    asked.incrementAndGet();
    try {
      go.await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      Thread.currentThread().interrupt();
      throw new WriterException("interrupted");
    }
    if (!complaint.isEmpty()) {
      throw new WriterException(complaint);
    }
  }
}
