package dev.phoenix.telegram.state;

import dev.phoenix.telegram.TelegramProperties;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The world and its journal. A change is decided, written to disk and made visible under one lock,
 * in this order: what anybody was told of survives the death of the process.
 */
@Component
public class Store {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final World world = new World();
  private final Journal journal;

  Store(TelegramProperties properties) {
    this.journal =
        Journal.open(
            properties.dataDirectory().resolve("journal.jsonl"),
            events -> events.forEach(world::apply));
    for (long chat : properties.chats()) {
      if (world.messages(chat).isEmpty()) {
        change(seen -> Change.of(new Event.ChatOpened(chat)));
      }
    }
  }

  /** Decides on what is now, keeps what the decision says, and answers. */
  public <T> T change(Function<World, Change<T>> decision) {
    lock.lock();
    try {
      var change = decision.apply(world);
      if (!change.events().isEmpty()) {
        journal.append(change.events());
        change.events().forEach(world::apply);
        changed.signalAll();
      }
      return change.result();
    } finally {
      lock.unlock();
    }
  }

  /** Looks at what is now. */
  public <T> T read(Function<World, T> question) {
    lock.lock();
    try {
      return question.apply(world);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a question has an answer; it is asked anew after each change. */
  public <T> Optional<T> await(Function<World, Optional<T>> question, Duration atMost)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (true) {
        var answer = question.apply(world);
        if (answer.isPresent() || left <= 0) {
          return answer;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has everybody who waits ask anew. */
  public void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @PreDestroy
  void close() throws InterruptedException {
    if (lock.tryLock(1, TimeUnit.SECONDS)) {
      try {
        journal.close();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * A decision.
   *
   * @param events what happens, all or none of it
   * @param result what is answered
   */
  public record Change<T>(List<Event> events, T result) {

    /** One event, and nothing to say about it. */
    public static Change<Boolean> of(Event event) {
      return new Change<>(List.of(event), true);
    }
  }
}
