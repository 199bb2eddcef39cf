package dev.phoenix.telegram.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of JSON lines that is only appended to. A line is what happened at once; it is on disk
 * when {@link #append} returns. A last line without an end is what a killed process was writing,
 * and nobody was told of it: it is cut off.
 */
final class Journal implements AutoCloseable {

  private static final TypeReference<List<Event>> LINE = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel file;
  // where the last whole line ends
  private long end;

  private Journal(FileChannel file, long end) {
    this.file = file;
    this.end = end;
  }

  /** Opens the journal, and hands on what is in it. */
  static Journal open(Path path, Consumer<List<Event>> replay) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (file.tryLock() == null) {
        throw new UnusableJournalException(path, "another double uses it");
      }
      long whole = replay(path, Files.readAllBytes(path), replay);
      return new Journal(file, whole);
    } catch (IOException e) {
      throw new UnusableJournalException(path, e.toString());
    }
  }

  private static long replay(Path path, byte[] bytes, Consumer<List<Event>> replay) {
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      try {
        replay.accept(JSON.readValue(bytes, begin, i - begin, LINE));
      } catch (IOException e) {
        throw new UnusableJournalException(path, "the line at byte " + begin + " is broken");
      }
      begin = i + 1;
    }
    return begin;
  }

  /** Keeps what happened at once. */
  void append(List<Event> events) {
    try {
      var line = JSON.writerFor(LINE).writeValueAsString(events) + "\n";
      var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      // also of an append that failed halfway, for which nobody was told anything
      file.truncate(end);
      file.position(end);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
      end = file.position();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event can always be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
