package dev.phoenix.local.backup;

import java.io.IOException;

/** Makes whatever writes into a home stand still for a moment. */
@FunctionalInterface
public interface Stillness {

  /** Where nothing runs, there is nothing to stop. */
  Stillness NOTHING_RUNS = () -> () -> {};

  /**
   * Stops all; no byte changes until the answer is closed.
   *
   * @throws IOException if something does not stand still; then everything goes on
   */
  Held hold() throws IOException;

  /** What stands still. */
  interface Held extends AutoCloseable {

    /** Lets all go on. It never fails, and again does nothing. */
    @Override
    void close();
  }
}
