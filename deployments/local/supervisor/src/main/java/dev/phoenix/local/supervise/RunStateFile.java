package dev.phoenix.local.supervise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.local.Json;
import dev.phoenix.local.home.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code run/state.json}: always whole, for it is written beside and renamed. */
public final class RunStateFile {

  private static final JsonMapper JSON = Json.MAPPER;

  private final Path file;

  /** The state kept in that file. */
  public RunStateFile(Path file) {
    this.file = file;
  }

  /**
   * Replaces the state.
   *
   * @throws UncheckedIOException if it cannot be written; the one before stays there, whole
   */
  public synchronized void write(RunState state) {
    try {
      WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The state, or empty when there is none or it cannot be read. */
  public Optional<RunState> read() {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), RunState.class))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Removes the state: nothing runs. */
  public synchronized void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
