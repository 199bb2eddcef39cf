package dev.phoenix.model.trainer.job;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Reads and writes {@code result.json}, which is there whole or not at all. */
public final class ResultFile {

  private ResultFile() {}

  /** Writes the last file of a job. */
  public static void write(Result result, JobFolder folder) throws IOException {
    AtomicFiles.write(
        folder.result(), JobFile.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(result));
  }

  /** Reads it if the job has ended. */
  public static Optional<Result> read(JobFolder folder) throws IOException {
    return Files.exists(folder.result())
        ? Optional.of(JobFile.JSON.readValue(Files.readAllBytes(folder.result()), Result.class))
        : Optional.empty();
  }
}
