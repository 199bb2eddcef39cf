package dev.phoenix.model.server.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * JSON lines, one for each run of the loop, in {@code loops.jsonl}. A file that has grown to its
 * limit is set aside under the time at which that happened, and the oldest of those are deleted.
 */
public final class AuditLog implements AutoCloseable {

  private static final String CURRENT = "loops.jsonl";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Path folder;
  private final long mostBytes;
  private final int keep;
  private final Clock clock;
  private FileChannel current;

  /**
   * Opens the log.
   *
   * @param mostBytes a file is set aside before it grows beyond this
   * @param keep how many files that were set aside are kept
   * @throws IOException if the folder cannot be written
   */
  public AuditLog(Path folder, long mostBytes, int keep, Clock clock) throws IOException {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.keep = keep;
    this.clock = clock;
    Files.createDirectories(folder);
    this.current = open();
  }

  /**
   * Appends a record; once this returns it survives the death of this process.
   *
   * @throws IOException if it could not be written; what was written before stays
   */
  public synchronized void append(AuditRecord record) throws IOException {
    var line = JSON.writeValueAsBytes(record);
    if (current.size() > 0 && current.size() + line.length + 1 > mostBytes) {
      setAside();
    }
    var bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    while (bytes.hasRemaining()) {
      var _ = current.write(bytes);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    current.close();
  }

  private FileChannel open() throws IOException {
    var file =
        FileChannel.open(
            folder.resolve(CURRENT),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    var size = file.size();
    file.position(size);
    // a crash may have left half a line: the next record must not be glued to it
    var last = ByteBuffer.allocate(1);
    if (size > 0 && file.read(last, size - 1) == 1 && last.get(0) != '\n') {
      var _ = file.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    return file;
  }

  private void setAside() throws IOException {
    current.close();
    var aside = folder.resolve("loops-" + STAMP.format(clock.instant()) + ".jsonl");
    Files.move(folder.resolve(CURRENT), aside, StandardCopyOption.ATOMIC_MOVE);
    current = open();
    try (Stream<Path> files = Files.list(folder)) {
      var old =
          files
              .filter(file -> file.getFileName().toString().matches("loops-.*\\.jsonl"))
              .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
              .skip(keep)
              .toList();
      for (var file : old) {
        Files.delete(file);
      }
    }
  }
}
