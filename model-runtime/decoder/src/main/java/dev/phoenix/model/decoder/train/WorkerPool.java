package dev.phoenix.model.decoder.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** The workers' threads. */
final class WorkerPool implements AutoCloseable {

  private final ExecutorService threads;

  WorkerPool(int size) {
    threads =
        Executors.newFixedThreadPool(
            size,
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("training-", 0)
                    .unstarted(
                        () -> {
                          Worker.claimThread();
                          task.run();
                        }));
  }

  /** Applies a function to all items and adds the results in the order of the items. */
  <T> double sum(List<T> items, ToDoubleFunction<T> function) {
    List<Future<Double>> running = new ArrayList<>();
    for (T item : items) {
      running.add(threads.submit(() -> function.applyAsDouble(item)));
    }
    double total = 0;
    RuntimeException failure = null;
    for (Future<Double> future : running) {
      try {
        total += future.get();
      } catch (ExecutionException e) {
        failure = new IllegalStateException("A training worker failed: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = new IllegalStateException("Training was interrupted", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return total;
  }

  @Override
  public void close() {
    threads.close();
  }
}
