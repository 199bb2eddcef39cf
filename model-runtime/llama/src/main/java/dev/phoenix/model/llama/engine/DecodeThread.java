package dev.phoenix.model.llama.engine;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this process that computes with llama.cpp, for all models in turn: in b4916,
 * contexts that decode at the same time corrupt each other. It sleeps while there is no work, and
 * stops between two steps when the process ends: llama.cpp's library takes its tables down then,
 * and a step under way would crash.
 */
final class DecodeThread {

  private static final Logger LOG = LoggerFactory.getLogger(DecodeThread.class);
  private static final DecodeThread SHARED = new DecodeThread();

  /** Something that works in steps. */
  interface Work {

    /** Does a step; false when there is nothing to do until the next {@link #wake}. */
    boolean step();

    /** Whether no request waits or runs. */
    boolean isIdle();

    /** Fails what waits and runs. */
    void abandon();
  }

  /** How long requests may still take when the process ends. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(20);

  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final List<Work> work = new CopyOnWriteArrayList<>();
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean stopped;

  private DecodeThread() {
    Thread.ofPlatform().name("llama-decode").daemon(true).start(this::run);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "llama-stop"));
  }

  /** Lets requests under way end, then ends the steps for good. */
  private void stop() {
    try {
      long until = System.nanoTime() + GRACE.toNanos();
      while (System.nanoTime() < until && !work.stream().allMatch(Work::isIdle)) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    call(
        () -> {
          stopped = true;
          work.forEach(Work::abandon);
          return true;
        });
  }

  /** The thread of this process. */
  static DecodeThread shared() {
    return SHARED;
  }

  /** Begins to call a work's steps. */
  void add(Work added) {
    work.add(added);
    wake();
  }

  /** Ends to call a work's steps; to be called on the thread itself. */
  void remove(Work removed) {
    work.remove(removed);
  }

  /** Says that there is something to do. */
  void wake() {
    wakeUps.release();
  }

  /** Runs something between two steps and waits for its result, or throws what it throws. */
  <T> T call(Supplier<T> command) {
    CompletableFuture<T> result = new CompletableFuture<>();
    commands.add(
        () -> {
          try {
            result.complete(command.get());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    wake();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void run() {
    while (true) {
      wakeUps.drainPermits();
      boolean busy = runCommands();
      if (!stopped) {
        for (Work each : work) {
          busy |= step(each);
        }
      }
      if (!busy) {
        wakeUps.acquireUninterruptibly();
      }
    }
  }

  private boolean runCommands() {
    boolean any = false;
    for (Runnable next = commands.poll(); next != null; next = commands.poll()) {
      next.run();
      any = true;
    }
    return any;
  }

  /** A work handles its own failures; what escapes must not end the thread that all share. */
  private static boolean step(Work each) {
    try {
      return each.step();
    } catch (Throwable e) {
      LOG.error("A step of a model failed unexpectedly", e);
      return false;
    }
  }
}
