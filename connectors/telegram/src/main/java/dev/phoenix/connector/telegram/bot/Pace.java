package dev.phoenix.connector.telegram.bot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one place that paces what a bot sends. Waiting threads ask again after their wait instead of
 * queueing: who comes first is left to chance, but nobody is let through early.
 */
final class Pace {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int CHATS_BEFORE_PRUNING = 1000;

  private final FloodLimits limits;
  private final Ticks ticks;
  // of the last sends, as many as may lie in one second
  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private final Map<Chat, Long> lastToChat = new HashMap<>();
  private long quietFrom;
  private long quietFor;

  Pace(FloodLimits limits, Ticks ticks) {
    this.limits = limits;
    this.ticks = ticks;
    this.quietFrom = ticks.nanos();
  }

  /** Waits until a send to the chat would be let through, without taking the turn. */
  Optional<Duration> await(Chat chat) {
    return waitFor(chat, false);
  }

  /**
   * Waits for a turn and takes it.
   *
   * @return empty once it is taken; else how much longer it would take than the limits' patience
   *     allows
   */
  Optional<Duration> take(Chat chat) {
    return waitFor(chat, true);
  }

  /** Lets nobody through for this long. */
  synchronized void quiet(Duration duration) {
    long now = ticks.nanos();
    if (duration.toNanos() > quietLeft(now)) {
      quietFrom = now;
      quietFor = duration.toNanos();
    }
  }

  /** How long nobody is let through, empty if somebody is. */
  synchronized Optional<Duration> quiet() {
    long left = quietLeft(ticks.nanos());
    return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
  }

  private Optional<Duration> waitFor(Chat chat, boolean taking) {
    long patience = limits.patience().toNanos();
    while (true) {
      long left = left(chat, taking);
      if (left <= 0) {
        return Optional.empty();
      }
      if (left > patience) {
        return Optional.of(Duration.ofNanos(left));
      }
      try {
        ticks.sleep(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(Duration.ofNanos(left));
      }
      patience -= left;
    }
  }

  private synchronized long left(Chat chat, boolean taking) {
    long now = ticks.nanos();
    long left = Math.max(quietLeft(now), Math.max(chatLeft(chat, now), overallLeft(now)));
    if (left <= 0 && taking) {
      lastToChat.put(chat, now);
      recent.addLast(now);
      if (recent.size() > limits.perSecond()) {
        recent.removeFirst();
      }
      if (lastToChat.size() > CHATS_BEFORE_PRUNING) {
        lastToChat.values().removeIf(last -> now - last >= limits.perChat().toNanos());
      }
    }
    return left;
  }

  private long quietLeft(long now) {
    return quietFor - (now - quietFrom);
  }

  private long chatLeft(Chat chat, long now) {
    var last = lastToChat.get(chat);
    return last == null ? 0 : limits.perChat().toNanos() - (now - last);
  }

  private long overallLeft(long now) {
    var first = recent.peekFirst();
    return first == null || recent.size() < limits.perSecond() ? 0 : SECOND - (now - first);
  }
}
