package dev.phoenix.model.gate.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.phoenix.model.trainer.job.AtomicFiles;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code gate.json}: the fields of {@link GateRequest} under their names. */
public final class GateRequestFile {

  /** Its name in a gate's folder. */
  public static final String NAME = "gate.json";

  private static final long LONGEST = 1 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance))
          .build();

  private GateRequestFile() {}

  /** Writes a request; the file is there whole or not at all. */
  public static void write(JobFolder folder, GateRequest request) throws IOException {
    AtomicFiles.write(
        folder.path().resolve(NAME),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(request));
  }

  /**
   * Reads a request; its paths become absolute.
   *
   * @throws RefusedException if it is missing, is no JSON, or asks for what cannot be; the message
   *     names the field
   */
  public static GateRequest read(JobFolder folder) throws IOException {
    Path file = folder.path().resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("There is no gate.json in " + folder.path());
    }
    if (Files.size(file) > LONGEST) {
      throw new RefusedException("gate.json is longer than %d bytes".formatted(LONGEST));
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), GateRequest.class).in(folder.path());
    } catch (JsonMappingException e) {
      throw new RefusedException("gate.json: " + reason(e), e);
    } catch (JsonProcessingException e) {
      throw new RefusedException("gate.json is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new RefusedException("gate.json: " + e.getMessage(), e);
    }
  }

  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause();
    return String.valueOf(
        cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage());
  }
}
