package dev.phoenix.model.images;

import dev.phoenix.model.images.ImageException.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory that images share while they are decoded: who comes first is served first. */
final class MemoryBudget {

  private static final int UNIT = 1024;

  private final int units;
  private final Duration patience;
  private final Semaphore free;

  MemoryBudget(long bytes, Duration patience) {
    this.units = (int) Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.patience = patience;
    this.free = new Semaphore(units, true);
  }

  /**
   * Waits for memory.
   *
   * @throws ImageException if there is not as much at all, or not in time
   */
  Grant take(long bytes) {
    long wanted = Math.ceilDiv(bytes, UNIT);
    if (wanted > units) {
      throw new ImageException(
          Reason.TOO_MANY_PIXELS,
          "Decoding the image takes %d MiB and %d MiB are allowed; scale it down, or raise the limit"
              .formatted(wanted / 1024, units / 1024));
    }
    try {
      if (!free.tryAcquire((int) wanted, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ImageException(
            Reason.BUSY, "Other images are being prepared; try again in some seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException(Reason.BUSY, "The process is ending; try again later", e);
    }
    return new Grant((int) wanted);
  }

  /** Memory that is given back by closing. */
  final class Grant implements AutoCloseable {

    private final int taken;

    private Grant(int taken) {
      this.taken = taken;
    }

    @Override
    public void close() {
      free.release(taken);
    }
  }
}
