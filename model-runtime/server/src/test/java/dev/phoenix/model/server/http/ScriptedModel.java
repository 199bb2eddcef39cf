package dev.phoenix.model.server.http;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A model of a few words, whose user's last message says what it does. */
final class ScriptedModel implements ChatModel {

  static final String ID = "scripted";

  /** Words on and on, until somebody ends it. */
  static final String ENDLESS = "endless";

  /** An answer that no further request has room for. */
  static final String LONG = "long";

  /** Two words, then a failure. */
  static final String BREAKS = "breaks";

  /** Waits for {@link #go} before its first word. */
  static final String WAITS = "waits";

  final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger running = new AtomicInteger();
  volatile CountDownLatch go = new CountDownLatch(1);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String engine() {
    return "test";
  }

  @Override
  public int contextLength() {
    return 1024;
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public TextGeneration generate(ChatRequest request, @Nullable TextListener listener) {
    requests.add(request);
    if (request.adapter() != null && !request.adapter().id().equals("brand-v3")) {
      throw new TextModelException(
          Reason.UNKNOWN_ADAPTER,
          "scripted has no adapter '%s'; there is brand-v3".formatted(request.adapter().id()));
    }
    if (request.messages().getLast().content().length() > 5000) {
      throw new TextModelException(
          Reason.CONTEXT_EXCEEDED, "The conversation has 1250 tokens, the context 1024");
    }
    var generation = new Words(request, listener == null ? chunk -> {} : listener);
    running.incrementAndGet();
    Thread.startVirtualThread(generation::run);
    return generation;
  }

  @Override
  public void close() {}

  private final class Words implements TextGeneration {

    private final CompletableFuture<TextResult> result = new CompletableFuture<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ChatRequest request;
    private final TextListener listener;
    private final StringBuilder text = new StringBuilder();

    private Words(ChatRequest request, TextListener listener) {
      this.request = request;
      this.listener = listener;
    }

    private void run() {
      try {
        speak(request.messages().getLast().content());
      } catch (RuntimeException | InterruptedException e) {
        end(TextResult.Finish.CANCELLED);
      } finally {
        running.decrementAndGet();
      }
    }

    private void speak(String wanted) throws InterruptedException {
      switch (wanted) {
        case ENDLESS -> {
          while (!cancelled.get()) {
            say("on and ");
            Thread.sleep(1);
          }
          end(TextResult.Finish.CANCELLED);
        }
        case LONG -> {
          say("long ".repeat(20_000));
          end(TextResult.Finish.STOP);
        }
        case BREAKS -> {
          say("Half ");
          say("an ");
          result.completeExceptionally(
              new TextModelException(Reason.UNAVAILABLE, "The backend broke off"));
        }
        case WAITS -> {
          go.await();
          say("At last");
          end(TextResult.Finish.STOP);
        }
        default -> {
          say("Hello, ");
          say("señora 🍞");
          end(request.maxTokens() == 1 ? TextResult.Finish.LENGTH : TextResult.Finish.STOP);
        }
      }
    }

    private void say(String words) {
      text.append(words);
      listener.onText(words);
    }

    private void end(TextResult.Finish finish) {
      result.complete(new TextResult(text.toString(), finish, 12, 4, 3, -0.5));
    }

    @Override
    public CompletableFuture<TextResult> result() {
      return result;
    }

    @Override
    public void cancel() {
      cancelled.set(true);
    }
  }
}
