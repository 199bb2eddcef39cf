package dev.phoenix.model.router.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 stream: none may be longer than a bound, nor all of them together. A line is
 * decoded when it is whole, so that a character may come in two halves.
 */
final class BoundedLines implements AutoCloseable {

  /** Far more than one token with all that servers put around it. */
  static final int LONGEST_LINE = 1 << 20;

  /** About 250,000 tokens of about 250 bytes each. */
  static final int MOST_BYTES = 64 << 20;

  private final InputStream stream;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int filled;
  private long bytes;
  private boolean ended;

  BoundedLines(InputStream stream) {
    this.stream = stream;
  }

  /**
   * The next line without its end; null after the last. A last line without an end counts, too.
   *
   * @throws RemoteException if it is too long or not UTF-8
   */
  @Nullable String next() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = read(); b != '\n'; b = read()) {
      if (b < 0) {
        return line.size() == 0 ? null : decoded(line);
      }
      if (line.size() >= LONGEST_LINE) {
        throw doesNotStop();
      }
      line.write(b);
    }
    return decoded(line);
  }

  /** Whether the stream is over: what came last may be half a line. */
  boolean ended() {
    return ended;
  }

  private int read() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, stream.read(buffer));
      if (filled == 0) {
        ended = true;
        return -1;
      }
    }
    if (++bytes > MOST_BYTES) {
      throw doesNotStop();
    }
    return buffer[position++] & 0xff;
  }

  private static RemoteException doesNotStop() {
    return RemoteException.lasting(RemoteException.Reason.UNAVAILABLE, "it does not stop writing");
  }

  private String decoded(ByteArrayOutputStream line) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw RemoteException.passing(
          RemoteException.Reason.UNAVAILABLE,
          ended ? "its answer broke off" : "it answered with something that is not UTF-8");
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
