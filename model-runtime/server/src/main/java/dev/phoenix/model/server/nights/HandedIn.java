package dev.phoenix.model.server.nights;

import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.trainer.job.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is handed in: beside its place until all of it is there. */
final class HandedIn implements AutoCloseable {

  private final Path part;

  private HandedIn(Path part) {
    this.part = part;
  }

  /**
   * Takes a file as it comes.
   *
   * @throws NightRefusedException with {@link Reason#TOO_LARGE} or, if it is empty, {@link
   *     Reason#INVALID}; nothing is left of it then
   */
  static HandedIn receive(InputStream from, Path folder, long mostBytes) throws IOException {
    Files.createDirectories(folder);
    var file = new HandedIn(Files.createTempFile(folder, ".in-", ".part"));
    boolean whole = false;
    try (var channel = FileChannel.open(file.part, StandardOpenOption.WRITE)) {
      // a byte more than is taken tells that it is too many
      var bounded = new Bounded(from, mostBytes + 1);
      long bytes = bounded.transferTo(Channels.newOutputStream(channel));
      if (bytes > mostBytes) {
        throw new NightRefusedException(
            Reason.TOO_LARGE,
            "The file has more than the %d bytes that phoenix.model-runtime.nights.max-file allows"
                .formatted(mostBytes));
      }
      if (bytes == 0) {
        throw new NightRefusedException(
            Reason.INVALID, "The file is empty: send JSON lines, one at least");
      }
      channel.force(true);
      whole = true;
    } finally {
      if (!whole) {
        file.close();
      }
    }
    return file;
  }

  /** Whether a file has the same content. */
  boolean sameAs(Path other) throws IOException {
    return Files.size(other) == Files.size(part) && Files.mismatch(other, part) < 0;
  }

  String sha256() throws IOException {
    return Digests.sha256(part);
  }

  /** Puts it in its place. */
  void keep(Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }

  /** Ends after so many bytes. */
  private static final class Bounded extends InputStream {

    private final InputStream from;
    private long left;

    Bounded(InputStream from, long most) {
      this.from = from;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int value = left == 0 ? -1 : from.read();
      left -= value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = from.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
