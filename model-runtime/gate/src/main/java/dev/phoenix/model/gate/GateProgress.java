package dev.phoenix.model.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** {@code progress.jsonl} of a gate, begun anew each time one is started. */
final class GateProgress {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A line.
   *
   * @param at when, in ISO 8601
   * @param phase {@code reading}, {@code base}, {@code candidate}, {@code live} or {@code merged}
   * @param done passes that are done: one for each sample, and one over the general texts
   * @param of all passes of this phase
   */
  record Line(String at, String phase, int done, int of) {}

  private final Path file;

  GateProgress(JobFolder folder) throws IOException {
    this.file = folder.progress();
    Files.deleteIfExists(file);
  }

  void tell(String phase, int done, int of) {
    try {
      String line = JSON.writeValueAsString(new Line(Instant.now().toString(), phase, done, of));
      Files.write(
          file,
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The progress cannot be written: " + e.getMessage(), e);
    }
  }
}
