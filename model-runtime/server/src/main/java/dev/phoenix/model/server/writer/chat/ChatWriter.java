package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.router.remote.RemoteChatModel;
import dev.phoenix.model.router.remote.RemoteException;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A model behind a server that the user already runs. Each call is tried once; whoever is dead,
 * slow or talks nonsense is left alone for a while, and the loop goes on with another writer.
 */
public final class ChatWriter implements Writer {

  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final int MOST_TOKENS = 1024;
  private static final Sampling SAMPLING = Sampling.at(0.7, 1);

  private final RemoteChatModel model;
  private final boolean missed;
  private final ChatMetrics metrics;
  private final LongSupplier nanoTime;
  private final AtomicReference<Rest> rest = new AtomicReference<>();

  /** Until when, by {@code nanoTime}, the server is left alone. */
  private record Rest(long until) {}

  /**
   * Writes through a server.
   *
   * @param missed whether somebody asked for it, and should be told when it is not there
   */
  public ChatWriter(RemoteChatModel model, boolean missed, MeterRegistry meters) {
    this(model, missed, meters, System::nanoTime);
  }

  /**
   * @param nanoTime what tells when the server is asked again
   */
  ChatWriter(RemoteChatModel model, boolean missed, MeterRegistry meters, LongSupplier nanoTime) {
    this.model = model;
    this.missed = missed;
    this.metrics = new ChatMetrics(meters, model.engine());
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    var served = model.servedModel();
    return model.engine() + ":" + (served.isEmpty() ? model.host() : served);
  }

  @Override
  public boolean available() {
    var resting = rest.get();
    return (resting == null || nanoTime.getAsLong() - resting.until() >= 0) && model.available();
  }

  @Override
  public boolean missed() {
    return missed;
  }

  @Override
  public String prompt(WritingTask task) {
    return Prompts.system() + "\n" + Prompts.prompt(task);
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    var started = System.nanoTime();
    try {
      var result = answer(task);
      metrics.answered(model.servedModel(), since(started), result);
      return Written.of(result.text().strip());
    } catch (TextModelException e) {
      metrics.failed(model.servedModel(), since(started), type(e));
      rest.set(new Rest(nanoTime.getAsLong() + pause(e).toNanos()));
      throw new WriterException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      metrics.failed(model.servedModel(), since(started), "cancelled");
      Thread.currentThread().interrupt();
      throw new WriterException(name() + ": nobody waits for it any more");
    }
  }

  private TextResult answer(WritingTask task) throws InterruptedException {
    var messages =
        List.of(ChatMessage.system(Prompts.system()), ChatMessage.user(Prompts.prompt(task)));
    var generation =
        model.generate(new ChatRequest(messages, MOST_TOKENS, SAMPLING, List.of(), null), null);
    try {
      return generation.result().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TextModelException known
          ? known
          : new TextModelException(
              TextModelException.Reason.FAILED, name() + ": " + e.getCause(), e);
    } finally {
      generation.cancel();
    }
  }

  private static Duration pause(TextModelException e) {
    return e instanceof RemoteException remote && remote.retryAfter().isPositive()
        ? remote.retryAfter()
        : A_WHILE;
  }

  private static String type(TextModelException e) {
    return e.reason() == TextModelException.Reason.TIMEOUT ? "timeout" : "failure";
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
