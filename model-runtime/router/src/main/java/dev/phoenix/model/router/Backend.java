package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.router.breaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A candidate and what was learned about it. */
final class Backend {

  private final Candidate candidate;
  private final CircuitBreaker breaker;
  private final Time time;
  private final AtomicReference<@Nullable Long> aloneUntil = new AtomicReference<>();

  Backend(Candidate candidate, CircuitBreaker breaker, Time time) {
    this.candidate = candidate;
    this.breaker = breaker;
    this.time = time;
  }

  String id() {
    return model().id();
  }

  ChatModel model() {
    return candidate.model();
  }

  Candidate candidate() {
    return candidate;
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  /** It asked not to be asked for a while. */
  void leaveAlone(Duration asked) {
    aloneUntil.set(time.nanos() + asked.toNanos());
  }

  /** For how long it asked to be left alone; zero if it may be asked. */
  Duration alone() {
    var until = aloneUntil.get();
    long left = until == null ? 0 : until - time.nanos();
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }
}
