package dev.phoenix.model.server.writer.chat;

import dev.phoenix.model.server.writer.WriterException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 stream, none of which may be longer than a bound. */
final class BoundedLines implements AutoCloseable {

  private final Reader reader;
  private final int longest;

  BoundedLines(InputStream stream, int longest) {
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.longest = longest;
  }

  /** The next line without its end; null after the last. */
  @Nullable String next() throws IOException, WriterException {
    var line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() >= longest) {
        throw new WriterException("it does not stop writing");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
