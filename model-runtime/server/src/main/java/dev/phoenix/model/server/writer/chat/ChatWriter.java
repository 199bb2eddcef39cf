package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.server.writer.Completer;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A model behind a server that the user already runs. Each call is tried once; whoever is dead,
 * slow or talks nonsense is given up, and the loop goes on with another writer.
 */
public final class ChatWriter implements Completer {

  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final Duration PROBED_FOR = Duration.ofSeconds(30);
  private static final int MAX_CHARACTERS = 100_000;

  private final ChatBackend backend;
  private final Dialect dialect;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PROBE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final AtomicReference<Probe> probe =
      new AtomicReference<>(new Probe(false, "", Long.MIN_VALUE));

  public ChatWriter(ChatBackend backend) {
    this.backend = backend;
    this.dialect = new Dialect(backend.kind());
  }

  @Override
  public String name() {
    var model = backend.model().isEmpty() ? probe.get().model() : backend.model();
    return backend.kind().name().toLowerCase(Locale.ROOT)
        + ":"
        + (model.isEmpty() ? backend.url().getAuthority() : model);
  }

  /**
   * {@inheritDoc} The answer is kept for 30 seconds, so that a model that is started later is
   * found.
   */
  @Override
  public boolean available() {
    var known = probe.get();
    var now = System.nanoTime();
    if (known.at() == Long.MIN_VALUE || now - known.at() > PROBED_FOR.toNanos()) {
      known = look(now);
      probe.set(known);
    }
    return known.there();
  }

  private Probe look(long now) {
    try {
      var response =
          http.send(
              request(dialect.modelsPath(), PROBE).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      var model = response.statusCode() == 200 ? dialect.firstModel(response.body()) : "";
      return new Probe(
          response.statusCode() == 200 && !(model.isEmpty() && backend.model().isEmpty()),
          model,
          now);
    } catch (IOException | WriterException e) {
      return new Probe(false, "", now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Probe(false, "", now);
    }
  }

  @Override
  public String write(WritingTask task) throws WriterException {
    var text = new StringBuilder();
    complete(Prompts.system(), Prompts.prompt(task), new Sampling(1024, 0.7f, 1), text::append);
    return text.toString().strip();
  }

  @Override
  public String prompt(WritingTask task) {
    return Prompts.system() + "\n" + Prompts.prompt(task);
  }

  @Override
  public Tokens complete(String system, String prompt, Sampling sampling, Consumer<String> onText)
      throws WriterException {
    var model = backend.model().isEmpty() ? probe.get().model() : backend.model();
    var body = dialect.request(model, system, prompt, sampling);
    var request =
        request(dialect.chatPath(), backend.firstToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    // a stream can stall between any two lines, and a blocked read cannot be interrupted: it runs
    // beside a clock
    var stream = new FutureTask<>(() -> read(request, onText));
    Thread.ofVirtual().name("chat").start(stream);
    try {
      return stream.get(backend.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stream.cancel(true);
      giveUpForNow();
      throw failed("was not done within " + backend.total().toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WriterException known) {
        throw failed(String.valueOf(known.getMessage()));
      }
      giveUpForNow();
      throw failed("did not answer (" + e.getCause() + ")");
    } catch (InterruptedException e) {
      stream.cancel(true);
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    }
  }

  /** The next requests do not wait for it, too; it is looked at again in 30 seconds. */
  private void giveUpForNow() {
    probe.set(new Probe(false, probe.get().model(), System.nanoTime()));
  }

  private Tokens read(HttpRequest request, Consumer<String> onText)
      throws IOException, InterruptedException, WriterException {
    var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() != 200) {
        throw new WriterException("it answered " + response.statusCode());
      }
      int characters = 0;
      int promptTokens = 0;
      int completionTokens = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        var piece = dialect.piece(line);
        promptTokens = Math.max(promptTokens, piece.promptTokens());
        completionTokens = Math.max(completionTokens, piece.completionTokens());
        characters += piece.text().length();
        if (characters > MAX_CHARACTERS) {
          throw new WriterException("it does not stop writing");
        }
        if (!piece.text().isEmpty()) {
          onText.accept(piece.text());
        }
        if (piece.last()) {
          return new Tokens(promptTokens, completionTokens);
        }
      }
      throw new WriterException("its answer broke off");
    }
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    var request = HttpRequest.newBuilder(backend.at(path)).timeout(timeout);
    if (backend.apiKey() != null && !backend.apiKey().isEmpty()) {
      request.header("Authorization", "Bearer " + backend.apiKey());
    }
    return request;
  }

  private WriterException failed(String reason) {
    return new WriterException(name() + ": " + reason);
  }

  private record Probe(boolean there, String model, long at) {}
}
