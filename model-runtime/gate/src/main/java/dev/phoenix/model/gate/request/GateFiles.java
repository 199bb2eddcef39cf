package dev.phoenix.model.gate.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.trainer.job.AtomicFiles;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.launch.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a gate leaves in its folder, and what starts one. */
public final class GateFiles {

  /** What it found; written last, and left as it is when a gate is started again. */
  public static final String RESULT = "gate-result.json";

  /** Why there is no result. */
  public static final String ERROR = "gate-error.json";

  /** What a gate says on its outputs. */
  public static final String LOG = "gate.log";

  /**
   * The program for {@code Launcher.launch}: two processors and, PyTorch and llama.cpp included, at
   * most 4 GiB.
   */
  public static final Program PROGRAM =
      new Program("dev.phoenix.model.gate.GateMain", Limits.DEFAULT, 512L << 20, LOG);

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /**
   * Why a gate has not judged.
   *
   * @param status {@code refused} if the request must change, {@code failed} if it went wrong
   * @param message what to do
   */
  public record Failure(String status, String message) {}

  private GateFiles() {}

  /** Writes what was found; the file is there whole or not at all. */
  public static void write(JobFolder folder, GateResult result) throws IOException {
    Files.deleteIfExists(folder.path().resolve(ERROR));
    write(folder, RESULT, result);
  }

  /** Writes why nothing was found. */
  public static void write(JobFolder folder, Failure failure) throws IOException {
    write(folder, ERROR, failure);
  }

  private static void write(JobFolder folder, String name, Object content) throws IOException {
    AtomicFiles.write(
        folder.path().resolve(name),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
  }

  /** Reads what was found, if it was. */
  public static Optional<GateResult> result(JobFolder folder) throws IOException {
    Path file = folder.path().resolve(RESULT);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /**
   * Reads a result.
   *
   * @throws IOException if it cannot be read or is none
   */
  public static GateResult read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), GateResult.class);
  }

  /** Reads why nothing was found, if that was written. */
  public static Optional<Failure> failure(JobFolder folder) throws IOException {
    Path file = folder.path().resolve(ERROR);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), Failure.class))
        : Optional.empty();
  }
}
