package dev.phoenix.local.bench.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file system of its own, in memory, that is mounted over a folder and can be filled to the last
 * byte. {@link #close} takes it away with all that is in it.
 */
public final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 1 << 20;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one; empty where that is not allowed.
   *
   * @param folder hides what is in it; made where it is not there
   */
  public static Optional<SmallDisk> over(Path folder, int megabytes)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder);
    return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
  }

  /** Takes all that is free; again and again, for others give some back. */
  void fill() {
    int size = BLOCK;
    while (size > 0) {
      try {
        Files.write(filler(), new byte[size], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException full) {
        size /= 2;
      }
    }
  }

  /** Gives it back. */
  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", folder);
  }

  private static boolean run(Object... command) throws IOException, InterruptedException {
    var words = Arrays.stream(command).map(Object::toString).toList();
    try {
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
