package dev.phoenix.local.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A log file that never grows beyond a size: when it is full it becomes {@code NAME.log.1}, that
 * one {@code .2}, and the oldest goes.
 *
 * <p>What cannot be written (a full disk) is dropped: a service must not stop for its log. As soon
 * as there is room again, the log goes on.
 */
public final class RotatingLog implements Closeable {

  private final Path file;
  private final long maxBytes;
  private final int kept;
  private @Nullable OutputStream out;
  private long size;

  /**
   * Opens the log for appending; at most {@code kept} older files of {@code maxBytes} each stay
   * beside it.
   */
  public RotatingLog(Path file, long maxBytes, int kept) throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.kept = kept;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = open();
    this.size = Files.size(file);
  }

  /** Copies a stream into the log until the stream ends. */
  public void copy(InputStream in) {
    byte[] buffer = new byte[8192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        write(buffer, read);
      }
    } catch (IOException streamClosed) {
      // the process has ended
    }
  }

  /** Appends bytes, starting a new file first when they would not fit. */
  public synchronized void write(byte[] bytes, int length) {
    try {
      if (size > 0 && size + length > maxBytes) {
        rotate();
      }
      if (out == null) {
        out = open();
        size = Files.size(file);
      }
      out.write(bytes, 0, length);
      size += length;
    } catch (IOException fullDisk) {
      size = written();
    }
  }

  // of a write that failed a part may be there
  private long written() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException unknown) {
      return 0;
    }
  }

  private void rotate() throws IOException {
    close();
    // whatever fails from here on, older logs are moved once and not with every line again
    out = null;
    size = 0;
    for (int number = kept; number > 0; number--) {
      Path from = number == 1 ? file : numbered(number - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private OutputStream open() throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
