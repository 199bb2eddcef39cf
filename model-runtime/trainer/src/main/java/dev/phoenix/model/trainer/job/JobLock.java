package dev.phoenix.model.trainer.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a process works in a job folder. The system takes the lock from a process that dies,
 * and a process that lives keeps it, also when whoever started it is gone.
 */
public final class JobLock implements AutoCloseable {

  /** Far behind the text, which can be read while the lock is held, on Windows too. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  /** A process loses its locks on a file when it closes any channel on it: it opens only one. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private JobLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock and notes who has it; empty if another has it. */
  public static Optional<JobLock> take(JobFolder folder) throws IOException {
    Optional<JobLock> lock = lock(folder);
    if (lock.isPresent()) {
      String text = "process %d since %s\n".formatted(ProcessHandle.current().pid(), Instant.now());
      lock.get().channel.truncate(0);
      lock.get().channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
    return lock;
  }

  /**
   * Whether somebody works in the folder. Takes the lock for a moment, which a trainer that is
   * being started waits for.
   */
  public static boolean held(JobFolder folder) throws IOException {
    if (!Files.exists(folder.lock())) {
      return false;
    }
    Optional<JobLock> lock = lock(folder);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  private static Optional<JobLock> lock(JobFolder folder) throws IOException {
    Path file = folder.path().toRealPath().resolve("lock");
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    JobLock lock = null;
    boolean taken = false;
    try {
      lock =
          new JobLock(
              file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      taken = lock.channel.tryLock(PLACE, 1, false) != null;
      return taken ? Optional.of(lock) : Optional.empty();
    } finally {
      if (!taken) {
        HELD.remove(file);
        if (lock != null) {
          lock.channel.close();
        }
      }
    }
  }

  /** Who has or had the lock, in words. */
  public static Optional<String> holder(JobFolder folder) throws IOException {
    if (!Files.exists(folder.lock())) {
      return Optional.empty();
    }
    return Optional.of(Files.readString(folder.lock()).strip()).filter(text -> !text.isEmpty());
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
