package dev.phoenix.workers.learning.feedback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes and holds no more than one, however long the file and its lines are. */
final class LineReader {

  private static final int BUFFER = 1 << 16;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /**
   * A line without its end.
   *
   * @param number from 1
   * @param bytes null for a line that is longer than allowed
   */
  record Line(long number, byte @Nullable [] bytes) {}

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long number;

  /**
   * Reads from {@code in}, which it does not close.
   *
   * @param longest the most bytes of a line
   */
  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line; null at the end. A byte order mark before the first is passed over. */
  @Nullable Line next() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    number++;
    var line = new ByteArrayOutputStream();
    boolean fits = true;
    do {
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      fits &= line.size() + stop - at <= longest;
      if (fits) {
        line.write(buffer, at, stop - at);
      } else {
        line = new ByteArrayOutputStream();
      }
      at = stop;
      if (at < end) {
        at++;
        break;
      }
    } while (fill());
    return new Line(number, fits ? plain(line.toByteArray()) : null);
  }

  private byte[] plain(byte[] line) {
    int from = number == 1 && startsWithMark(line) ? MARK.length : 0;
    int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return java.util.Arrays.copyOfRange(line, from, to);
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= MARK.length
        && java.util.Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
