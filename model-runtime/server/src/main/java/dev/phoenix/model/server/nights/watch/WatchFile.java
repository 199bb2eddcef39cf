package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.server.nights.NightFile;
import dev.phoenix.model.server.nights.NightFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** {@code watch.jsonl}: a line for each comparison; one without its end was never written. */
public final class WatchFile {

  private WatchFile() {}

  /** All comparisons so far. */
  public static List<Comparison> read(NightFolder folder) throws IOException {
    List<Comparison> all = new ArrayList<>();
    for (String line : whole(folder).lines().toList()) {
      all.add(NightFile.JSON.readValue(line, Comparison.class));
    }
    return all;
  }

  private static String whole(NightFolder folder) throws IOException {
    if (!Files.exists(folder.watch())) {
      return "";
    }
    String text = new String(Files.readAllBytes(folder.watch()), StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** Adds one, in place of half a line that a killed process may have left. */
  static void add(Comparison comparison, NightFolder folder) throws IOException {
    byte[] line =
        (NightFile.JSON.writeValueAsString(comparison) + "\n").getBytes(StandardCharsets.UTF_8);
    long end = whole(folder).getBytes(StandardCharsets.UTF_8).length;
    try (FileChannel channel =
        FileChannel.open(folder.watch(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.position(end);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
