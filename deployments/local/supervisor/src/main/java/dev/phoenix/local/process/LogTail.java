package dev.phoenix.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
public final class LogTail {

  private static final int MAX_BYTES = 256 * 1024;

  private LogTail() {}

  /** The last lines of a file, fewer when it has fewer; none when there is no such file. */
  public static List<String> lines(Path file, int count) {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(MAX_BYTES, in.length());
      byte[] end = new byte[length];
      in.seek(in.length() - length);
      in.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
