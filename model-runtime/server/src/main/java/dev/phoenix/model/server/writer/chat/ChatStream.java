package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.server.writer.Completer.Tokens;
import dev.phoenix.model.server.writer.WriterException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One streamed answer. A stream can stall anywhere, and no time-out of the HTTP client covers that:
 * it is read by a thread of its own beside a clock.
 */
final class ChatStream {

  private static final int MOST_CHARACTERS = 100_000;

  private final HttpClient http;
  private final Dialect dialect;
  private final Consumer<String> onText;
  private final ReentrantLock turn = new ReentrantLock();
  private boolean given = true;
  private volatile Heard heard = new Heard(false, System.nanoTime());

  ChatStream(HttpClient http, Dialect dialect, Consumer<String> onText) {
    this.http = http;
    this.dialect = dialect;
    this.onText = onText;
  }

  /**
   * Reads it to its end. After this returns or throws, {@code onText} is not called again.
   *
   * @throws ChatFailure if the server is dead, slow or talks nonsense
   * @throws InterruptedException if nobody waits for the answer any more
   */
  Tokens read(HttpRequest request, Limits limits) throws ChatFailure, InterruptedException {
    var started = System.nanoTime();
    heard = new Heard(false, started);
    var end = started + limits.total().toNanos();
    var reading = new FutureTask<>(() -> lines(request));
    Thread.ofVirtual().name("chat").start(reading);
    try {
      while (true) {
        var now = System.nanoTime();
        if (now - end >= 0) {
          throw ChatFailure.late(limits.total());
        }
        var last = heard;
        var limit = last.token() ? limits.patience() : limits.firstToken();
        var left = last.at() + limit.toNanos() - now;
        if (left <= 0) {
          throw last.token() ? ChatFailure.silent(limit) : ChatFailure.noFirstToken(limit);
        }
        try {
          // never longer than the patience, which begins with a first token meanwhile
          var wait = Math.min(Math.min(left, limits.patience().toNanos()), end - now);
          return reading.get(wait, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          // look at the clock again: something may have been heard meanwhile
        }
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } finally {
      stopGiving();
      reading.cancel(true);
    }
  }

  private Tokens lines(HttpRequest request)
      throws IOException, InterruptedException, ChatFailure, WriterException {
    var response = http.send(request, BodyHandlers.ofInputStream());
    try (var lines = new BoundedLines(response.body(), MOST_CHARACTERS)) {
      if (response.statusCode() != 200) {
        throw Refusals.of(response);
      }
      int characters = 0;
      var tokens = new Tokens(0, 0);
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        var piece = dialect.piece(line);
        if (piece.token()) {
          heard = new Heard(true, System.nanoTime());
        }
        tokens =
            new Tokens(
                Math.max(tokens.prompt(), piece.promptTokens()),
                Math.max(tokens.completion(), piece.completionTokens()));
        characters += piece.text().length();
        if (characters > MOST_CHARACTERS) {
          throw new WriterException("it does not stop writing");
        }
        if (!piece.text().isEmpty()) {
          give(piece.text());
        }
        if (piece.last()) {
          return tokens;
        }
      }
      throw new WriterException("its answer broke off");
    }
  }

  private void give(String text) {
    turn.lock();
    try {
      if (given) {
        onText.accept(text);
      }
    } catch (RuntimeException e) {
      throw new TakerException(e);
    } finally {
      turn.unlock();
    }
  }

  private void stopGiving() {
    turn.lock();
    try {
      given = false;
    } finally {
      turn.unlock();
    }
  }

  private static ChatFailure failure(Throwable cause) {
    return switch (cause) {
      case ChatFailure known -> known;
      case WriterException nonsense -> new ChatFailure(String.valueOf(nonsense.getMessage()));
      // whoever takes the text cannot: no fault of the server
      case TakerException taker -> throw taker.fault();
      default -> new ChatFailure("the connection failed (" + name(cause) + ")");
    };
  }

  // the name only: a message may hold anything, an address with its password as well
  private static String name(Throwable cause) {
    return cause.getClass().getSimpleName();
  }

  /**
   * The last sign of work.
   *
   * @param token whether it was a token, rather than the request itself
   * @param at by {@link System#nanoTime}
   */
  private record Heard(boolean token, long at) {}

  /** Whoever takes the text failed. */
  private static final class TakerException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final RuntimeException fault;

    TakerException(RuntimeException fault) {
      super(fault);
      this.fault = fault;
    }

    RuntimeException fault() {
      return fault;
    }
  }
}
