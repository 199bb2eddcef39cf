package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.server.writer.Completer;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A model behind a server that the user already runs. Each call is tried once; whoever is dead,
 * slow or talks nonsense is left alone for a while, and the loop goes on with another writer.
 */
public final class ChatWriter implements Completer {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Sampling DRAFTING = new Sampling(1024, 0.7f, 1);

  private final ChatBackend backend;
  private final Dialect dialect;
  private final ModelProbe probe;
  private final ChatMetrics metrics;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Writes through a server. */
  public ChatWriter(ChatBackend backend, MeterRegistry meters) {
    this(backend, meters, System::nanoTime);
  }

  /**
   * @param nanoTime what tells when the server is looked at again
   */
  ChatWriter(ChatBackend backend, MeterRegistry meters, LongSupplier nanoTime) {
    this.backend = backend;
    this.dialect = new Dialect(backend.kind());
    this.probe = new ModelProbe(backend, dialect, http, nanoTime);
    this.metrics = new ChatMetrics(meters, backend.kind().label());
  }

  @Override
  public String name() {
    var model = probe.model();
    return backend.kind().label() + ":" + (model.isEmpty() ? backend.host() : model);
  }

  @Override
  public boolean available() {
    return probe.there();
  }

  @Override
  public boolean missed() {
    return !backend.discovered();
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    var text = new StringBuilder();
    complete(Prompts.system(), Prompts.prompt(task), DRAFTING, text::append);
    return Written.of(text.toString().strip());
  }

  @Override
  public String prompt(WritingTask task) {
    return Prompts.system() + "\n" + Prompts.prompt(task);
  }

  @Override
  public Tokens complete(String system, String prompt, Sampling sampling, Consumer<String> onText)
      throws WriterException {
    var model = probe.model();
    var request =
        backend
            .request(dialect.chatPath())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(dialect.request(model, system, prompt, sampling)))
            .build();
    var started = System.nanoTime();
    try {
      var tokens = new ChatStream(http, dialect, onText).read(request, backend.limits());
      metrics.answered(model, since(started), tokens);
      return tokens;
    } catch (ChatFailure e) {
      metrics.failed(model, since(started), e.type());
      probe.leaveAlone(e.leaveAlone());
      if (e.mayBeLoading()) {
        load(model);
      }
      throw new WriterException(name() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      metrics.failed(model, since(started), "cancelled");
      Thread.currentThread().interrupt();
      throw new WriterException(name() + ": nobody waits for it any more");
    }
  }

  /**
   * A silent Ollama may be loading the model, and stops loading when it is left alone: it is asked
   * to go on, so that a later draft finds the model there.
   */
  private void load(String model) {
    if (backend.kind() == ChatBackend.Kind.OLLAMA) {
      var request =
          backend
              .request(dialect.chatPath())
              .timeout(backend.limits().total())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(dialect.load(model)))
              .build();
      var _ = http.sendAsync(request, BodyHandlers.discarding());
    }
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
