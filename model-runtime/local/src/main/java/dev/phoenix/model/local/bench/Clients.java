package dev.phoenix.model.local.bench;

import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.local.gguf.GgufChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Clients that each ask one question after the other: the live adapter mostly, and every fourth
 * time one by name. Each answer is compared with what the base or that adapter says alone.
 */
final class Clients implements AutoCloseable {

  private static final int NAMED_EACH = 4;
  private static final int PATIENCE_SECONDS = 300;

  private final GgufChatModel model;
  private final Map<String, Map<Variant, String>> expected;
  private final List<String> questions;
  private final Live live;
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore answers = new Semaphore(0);
  private final LongAdder total = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final List<Double> gaps = new ArrayList<>();
  private volatile boolean ended;

  Clients(GgufChatModel model, Map<String, Map<Variant, String>> expected, Live live, int clients) {
    this.model = model;
    this.expected = expected;
    this.questions = List.copyOf(expected.keySet());
    this.live = live;
    for (int i = 0; i < clients; i++) {
      int number = i;
      threads.add(Thread.ofPlatform().name("client-" + i).start(() -> run(number)));
    }
  }

  private void run(int client) {
    for (int i = client; !ended; i++) {
      String question = questions.get(i % questions.size());
      try {
        if (i % NAMED_EACH == 0) {
          askNamed(question, i / NAMED_EACH);
        } else {
          askLive(question);
        }
      } catch (TextModelException | CompletionException e) {
        failed.increment();
      }
      total.increment();
      answers.release();
    }
  }

  private void askNamed(String question, int number) {
    List<Variant> variants = List.copyOf(alone(question).keySet());
    Variant variant = variants.get(number % variants.size());
    List<Double> times = new ArrayList<>();
    TextGeneration generation =
        model.generate(Load.request(question).withAdapter(variant.use()), text -> times.add(now()));
    compare(question, generation.result().join().text(), Set.of(variant));
    keep(times);
  }

  private void askLive(String question) {
    List<Double> times = new ArrayList<>();
    int mark = live.mark();
    TextGeneration generation = model.generate(Load.request(question), text -> times.add(now()));
    Set<Variant> possible = live.since(mark);
    compare(question, generation.result().join().text(), possible);
    keep(times);
  }

  private void compare(String question, String answer, Set<Variant> possible) {
    if (possible.stream().map(alone(question)::get).noneMatch(answer::equals)) {
      wrong.increment();
    }
  }

  private Map<Variant, String> alone(String question) {
    return expected.getOrDefault(question, Map.of());
  }

  private void keep(List<Double> times) {
    synchronized (gaps) {
      for (int i = 1; i < times.size(); i++) {
        gaps.add(times.get(i) - times.get(i - 1));
      }
    }
  }

  private static double now() {
    return System.nanoTime() / 1e6;
  }

  /** Waits until so many more answers have come. */
  void awaitAnswers(int count) {
    try {
      if (!answers.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("No answer came within %d s".formatted(PATIENCE_SECONDS));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Lets the clients ask for a while. */
  void work(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("The benchmark was interrupted", e);
  }

  /** Ends the clients after their answers; how many there were. */
  long end() {
    ended = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    return total.sum();
  }

  long wrong() {
    return wrong.sum();
  }

  long failed() {
    return failed.sum();
  }

  /** Milliseconds between two chunks of an answer, of all answers. */
  double[] gaps() {
    synchronized (gaps) {
      return gaps.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  @Override
  public void close() {
    end();
  }
}
