package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A model behind an HTTP server. Each request is tried once; trying again is the router's business.
 * Failures are {@link RemoteException}s: {@link Reason#UNAVAILABLE} where the server is not there,
 * refuses, breaks off or talks nonsense, {@link Reason#TIMEOUT} where it is slow.
 */
public abstract sealed class RemoteChatModel implements ChatModel
    permits OllamaChatModel, OpenAiChatModel {

  private final RemoteSettings settings;
  private final Dialect dialect;
  private final ModelProbe probe;
  private final HttpClient http;
  private final Set<RemoteGeneration> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean loading = new AtomicBoolean();
  private volatile boolean closed;

  RemoteChatModel(RemoteSettings settings, Dialect dialect, LongSupplier nanoTime) {
    this.settings = settings;
    this.dialect = dialect;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.limits().connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.probe = new ModelProbe(settings, dialect, http, nanoTime);
  }

  @Override
  public final String id() {
    return settings.id();
  }

  @Override
  public final String engine() {
    return dialect.engine();
  }

  @Override
  public final int contextLength() {
    return settings.contextLength();
  }

  /**
   * The model's name at its server, as far as it is known without asking: the configured one, else
   * what the server listed last; empty if it never did.
   */
  public final String servedModel() {
    return probe.lastModel();
  }

  /** The server's host and port, without a user. */
  public final String host() {
    return settings.url().getAuthority();
  }

  /** Whether the server listed a model lately, and did not ask to be left alone. */
  @Override
  public final boolean available() {
    return !closed && probe.there();
  }

  @Override
  public final TextGeneration generate(ChatRequest request, @Nullable TextListener listener) {
    if (request.adapter() != null) {
      throw RemoteException.lasting(
              Reason.UNKNOWN_ADAPTER,
              "it has no adapter '%s': adapters are of models in this process only"
                  .formatted(request.adapter().id()))
          .at(id());
    }
    var generation = new RemoteGeneration(id(), settings.limits(), listener);
    running.add(generation);
    if (closed) {
      running.remove(generation);
      throw closing().at(id());
    }
    Thread.ofVirtual().name("chat-" + id()).start(() -> run(generation, request));
    return generation;
  }

  private void run(RemoteGeneration generation, ChatRequest request) {
    try {
      generation.run(() -> read(generation, request));
      if (generation.neverHeard()) {
        load();
      }
    } finally {
      running.remove(generation);
    }
  }

  private TextResult read(RemoteGeneration generation, ChatRequest request) throws Exception {
    try {
      var model = probe.model();
      var result =
          new AnswerReader(
                  dialect, request, generation::onToken, generation::onText, generation::onFinish)
              .read(send(dialect.request(model, request, contextLength())));
      probe.heard();
      return result;
    } catch (RemoteException e) {
      if (e.retryAfter().isPositive()) {
        probe.leaveAlone(e.retryAfter());
      }
      throw e;
    }
  }

  /**
   * A silent Ollama may be loading the model, and stops loading when it is left alone: it is asked
   * to go on, so that a later request finds the model there. It is asked once at a time.
   */
  private void load() {
    var model = probe.lastModel();
    var body = closed || model.isEmpty() ? null : dialect.load(model);
    if (body != null && loading.compareAndSet(false, true)) {
      try {
        var _ =
            http.sendAsync(chat(body).build(), BodyHandlers.discarding())
                .orTimeout(settings.limits().total().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> loading.set(false));
      } catch (RejectedExecutionException e) {
        // closed since it was looked at: there will be no later request
        loading.set(false);
      }
    }
  }

  private HttpResponse<InputStream> send(String body) throws Exception {
    var sending = http.sendAsync(chat(body).build(), BodyHandlers.ofInputStream());
    try {
      return sending.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      sending.cancel(true);
    }
  }

  private HttpRequest.Builder chat(String body) {
    return settings
        .request(dialect.chatPath())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static RemoteException closing() {
    return RemoteException.lasting(Reason.CLOSED, "it is closed");
  }

  @Override
  public final void close() {
    closed = true;
    running.forEach(generation -> generation.fail(closing()));
    http.shutdownNow();
  }
}
