package dev.phoenix.model.router.remote;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server is there and which model it has. What it said is kept for 30 seconds, so that a
 * server that is started later is found, and one that is gone costs few requests. Only one question
 * is under way at a time, and it is waited for briefly: whoever asks gets what was known before
 * rather than waiting for a server that does not answer.
 */
final class ModelProbe {

  private static final Duration BRIEFLY = Duration.ofMillis(200);
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 1 << 20;

  private final RemoteSettings settings;
  private final Dialect dialect;
  private final HttpClient http;
  private final LongSupplier nanoTime;
  private final Duration longest;
  private volatile @Nullable Known known;
  private @Nullable CompletableFuture<Known> looking;
  private volatile long leftAloneUntil;
  private volatile boolean leftAlone;

  ModelProbe(RemoteSettings settings, Dialect dialect, HttpClient http, LongSupplier nanoTime) {
    this.settings = settings;
    this.dialect = dialect;
    this.http = http;
    this.nanoTime = nanoTime;
    this.longest = settings.limits().connect();
  }

  /** Whether it is worth asking; looks again when what is known is old. */
  boolean there() {
    if (leftAlone && nanoTime.getAsLong() - leftAloneUntil < 0) {
      return false;
    }
    leftAlone = false;
    return look().there();
  }

  /**
   * The configured model, else the first one that the server lists.
   *
   * @throws RemoteException if it lists none
   */
  String model() {
    if (!settings.model().isEmpty()) {
      return settings.model();
    }
    var model = look().model();
    if (model.isEmpty()) {
      throw RemoteException.passing(
          RemoteException.Reason.UNAVAILABLE,
          "it lists no model: start it, or load a model there, or set the model's name");
    }
    return model;
  }

  /** The same as far as it is known, without asking; empty if it is not. */
  String lastModel() {
    var last = known;
    return settings.model().isEmpty() && last != null ? last.model() : settings.model();
  }

  /** Not worth asking for a while: it said so. */
  void leaveAlone(Duration time) {
    leftAloneUntil = nanoTime.getAsLong() + time.toNanos();
    leftAlone = true;
  }

  /** It answers: no need to look for a while. */
  void heard() {
    var last = known;
    if (last != null && last.there()) {
      known = new Known(true, last.model(), nanoTime.getAsLong() + KEPT.toNanos());
    }
  }

  private Known look() {
    var last = known;
    if (last != null && nanoTime.getAsLong() - last.until() < 0) {
      return last;
    }
    var wait = last == null ? longest.plus(BRIEFLY) : BRIEFLY;
    try {
      return question().get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // what was known before holds
    }
    return last == null ? new Known(false, "", 0) : last;
  }

  private synchronized CompletableFuture<Known> question() {
    if (looking == null || looking.isDone()) {
      var asked = new CompletableFuture<Known>();
      looking = asked;
      Thread.ofVirtual().name("chat-probe").start(() -> ask(asked));
    }
    return looking;
  }

  private void ask(CompletableFuture<Known> asked) {
    try {
      var models = models();
      var last = known;
      // a dead server keeps its name
      var model = models.isEmpty() ? (last == null ? "" : last.model()) : models.getFirst();
      var found = new Known(!models.isEmpty(), model, nanoTime.getAsLong() + KEPT.toNanos());
      known = found;
      asked.complete(found);
    } finally {
      // else whatever goes wrong here would be the last question for ever
      asked.cancel(false);
    }
  }

  private List<String> models() {
    // the request's own time-out ends with the headers; a body that never comes needs this one
    var answer =
        http.sendAsync(
            settings.request(dialect.modelsPath()).timeout(longest).GET().build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      var response = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == 200 ? dialect.models(response.body()) : List.of();
    } catch (ExecutionException | TimeoutException | RemoteException e) {
      // it is not there, too slow, or no such server
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      answer.cancel(true);
    }
  }

  /** What the server said, and the time of {@code nanoTime} until which that holds. */
  private record Known(boolean there, String model, long until) {}
}
