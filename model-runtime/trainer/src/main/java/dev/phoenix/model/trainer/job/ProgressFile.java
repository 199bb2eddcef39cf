package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** {@code progress.jsonl}: one line after the other, whole for whoever reads along. */
public final class ProgressFile implements AutoCloseable {

  private final FileChannel channel;

  private ProgressFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens it to go on behind its last whole line: a kill may have left half of one. */
  public static ProgressFile open(JobFolder folder) throws IOException {
    if (Files.exists(folder.progress())) {
      try (RandomAccessFile file = new RandomAccessFile(folder.progress().toFile(), "rw")) {
        long end = file.length();
        for (; end > 0; end--) {
          file.seek(end - 1);
          if (file.read() == '\n') {
            break;
          }
        }
        file.setLength(end);
      }
    }
    return new ProgressFile(
        FileChannel.open(folder.progress(), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Adds a line. */
  public void add(Progress progress) throws IOException {
    String line = JobFile.JSON.writeValueAsString(progress) + "\n";
    ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** All whole lines so far, while it is written too. */
  public static List<Progress> read(JobFolder folder) throws IOException {
    if (!Files.exists(folder.progress())) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(folder.progress()), StandardCharsets.UTF_8);
    List<Progress> lines = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      try {
        lines.add(JobFile.JSON.readValue(line, Progress.class));
      } catch (JsonProcessingException e) {
        throw new IOException("progress.jsonl holds a line that is none: " + line, e);
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
