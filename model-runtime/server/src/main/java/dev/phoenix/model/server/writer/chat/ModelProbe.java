package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.server.writer.WriterException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Whether a server is there and which model it has. What it said is kept for 30 seconds, so that a
 * server that is started later is found, and one that is gone costs few requests.
 */
final class ModelProbe {

  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 1 << 20;

  private final ChatBackend backend;
  private final Dialect dialect;
  private final HttpClient http;
  private final LongSupplier nanoTime;
  private final AtomicReference<Known> known;

  ModelProbe(ChatBackend backend, Dialect dialect, HttpClient http, LongSupplier nanoTime) {
    this.backend = backend;
    this.dialect = dialect;
    this.http = http;
    this.nanoTime = nanoTime;
    this.known = new AtomicReference<>(new Known(false, "", nanoTime.getAsLong()));
  }

  /** Whether it is worth asking; looks again when what is known is old, for two seconds at most. */
  boolean there() {
    var last = known.get();
    if (nanoTime.getAsLong() - last.until() < 0) {
      return last.there();
    }
    try {
      var model = firstModel();
      var there = !model.isEmpty();
      // a dead server keeps its name
      known.set(new Known(there, there ? model : last.model(), in(KEPT)));
      return there;
    } catch (InterruptedException e) {
      // whoever asked is gone; that says nothing about the server, so nothing is kept
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The configured model, else the first one that the server listed; empty if it never did. */
  String model() {
    return backend.model().isEmpty() ? known.get().model() : backend.model();
  }

  /** Not worth asking for a while: the next requests do not wait for it, too. */
  void leaveAlone(Duration time) {
    known.updateAndGet(last -> new Known(false, last.model(), in(time)));
  }

  private String firstModel() throws InterruptedException {
    // the request's own time-out ends with the headers; a body that never comes needs this one
    var answer =
        http.sendAsync(
            backend.request(dialect.modelsPath()).timeout(LONGEST).GET().build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      var response = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        return "";
      }
      var first = dialect.firstModel(response.body());
      return backend.model().isEmpty() ? first : backend.model();
    } catch (ExecutionException | TimeoutException | WriterException e) {
      return "";
    } finally {
      answer.cancel(true);
    }
  }

  private long in(Duration time) {
    return nanoTime.getAsLong() + time.toNanos();
  }

  /** What the server said, and the time of {@code nanoTime} until which that holds. */
  private record Known(boolean there, String model, long until) {}
}
