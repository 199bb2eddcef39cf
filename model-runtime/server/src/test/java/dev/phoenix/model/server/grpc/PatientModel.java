package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A model that answers when it is told to, and breaks the limits of every brief. */
final class PatientModel implements Writer, ChatModel {

  final CountDownLatch go = new CountDownLatch(1);
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger interrupted = new AtomicInteger();
  volatile String complaint = "";

  @Override
  public String name() {
    return id();
  }

  @Override
  public String id() {
    return "patient";
  }

  @Override
  public String engine() {
    return "test";
  }

  @Override
  public int contextLength() {
    return 0;
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    try {
      pause();
      return Written.of("cheap");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WriterException("interrupted");
    }
  }

  @Override
  public TextGeneration generate(ChatRequest request, @Nullable TextListener listener) {
    var result = new CompletableFuture<TextResult>();
    var worker = Thread.ofVirtual().start(() -> answer(listener, result));
    return new TextGeneration() {
      @Override
      public CompletableFuture<TextResult> result() {
        return result;
      }

      @Override
      public void cancel() {
        worker.interrupt();
      }
    };
  }

  private void answer(@Nullable TextListener listener, CompletableFuture<TextResult> result) {
    var taker = listener == null ? (TextListener) text -> {} : listener;
    try {
      taker.onText("¡Pan ");
      pause();
      taker.onText("fresco! 🍞");
      result.complete(new TextResult("¡Pan fresco! 🍞", Finish.STOP, 3, 0, 4, -0.5));
    } catch (InterruptedException e) {
      result.complete(new TextResult("¡Pan ", Finish.CANCELLED, 3, 0, 1, -0.5));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  private void pause() throws InterruptedException {
    asked.incrementAndGet();
    try {
      go.await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
    if (!complaint.isEmpty()) {
      throw new TextModelException(Reason.UNAVAILABLE, complaint);
    }
  }

  @Override
  public void close() {}
}
