package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one change at a time happen, of all threads and processes. The system takes the lock from a
 * process that dies.
 */
final class RegistryLock {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 10;

  /** A file lock belongs to the whole process, so its threads take turns before. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock threads;

  /** What is done while the lock is held. */
  interface Change<T> {
    T make() throws IOException;
  }

  RegistryLock(Path folder) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.toRealPath().resolve(".lock");
    this.threads = THREADS.computeIfAbsent(file, any -> new ReentrantLock());
  }

  <T> T hold(Change<T> change) throws IOException {
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    try {
      if (!threads.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy("Another thread");
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock(channel, until)) {
      return change.make();
    } finally {
      threads.unlock();
    }
  }

  private FileLock lock(FileChannel channel, long until) throws IOException {
    for (FileLock lock = channel.tryLock(); true; lock = channel.tryLock()) {
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() > until) {
        throw busy("Another process");
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
  }

  private AdapterException busy(String who) {
    return new AdapterException(
        Reason.BUSY,
        "%s has held %s for %d s: look which one hangs, and end it"
            .formatted(who, file, LONGEST_WAIT.toSeconds()));
  }

  private AdapterException interrupted() {
    Thread.currentThread().interrupt();
    return new AdapterException(Reason.BUSY, "Interrupted while waiting for " + file);
  }
}
