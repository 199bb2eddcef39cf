package dev.phoenix.model.server.nights;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.phoenix.model.adapters.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Reads and writes {@code night.json}, which is there whole or not at all. */
public final class NightFile {

  /** How a night's files are written. */
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private NightFile() {}

  static Optional<NightRecord> read(NightFolder folder) throws IOException {
    return Files.exists(folder.state())
        ? Optional.of(JSON.readValue(Files.readAllBytes(folder.state()), NightRecord.class))
        : Optional.empty();
  }

  /** Writes it. The caller sees to it that nobody else does. */
  static NightRecord write(NightRecord night, NightFolder folder) throws IOException {
    DurableFiles.replace(
        folder.state(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(night));
    return night;
  }
}
