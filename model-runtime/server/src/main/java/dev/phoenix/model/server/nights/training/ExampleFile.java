package dev.phoenix.model.server.nights.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A night's examples: a line {@code {"prompt": BRIEF, "response": "...", "weight": 1}} each. */
public final class ExampleFile {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * An example.
   *
   * @param brief what was asked for
   * @param response what a person took for good
   * @param weight how much it counts
   */
  public record Example(Brief brief, String response, double weight) {}

  /** Takes each example in turn. */
  @FunctionalInterface
  public interface Reader {

    /** The next example. */
    void take(Example example) throws IOException;
  }

  private final Path file;

  /** The examples of a file. */
  public ExampleFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all examples.
   *
   * @throws NightRefusedException with {@link Reason#INVALID} if a line is none; names the line,
   *     and nothing of what stands in it
   */
  public void read(Reader reader) throws IOException {
    int line = 0;
    int examples = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          reader.take(example(text));
          examples++;
        }
      }
    } catch (CharacterCodingException e) {
      throw broken(line + 1, "it is no UTF-8");
    } catch (IllegalArgumentException e) {
      throw broken(line, e.getMessage());
    }
    if (examples == 0) {
      throw new NightRefusedException(
          Reason.INVALID, "%s holds no example".formatted(file.getFileName()));
    }
  }

  private static Example example(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
    var response = node.path("response");
    if (!response.isTextual() || response.asText().isBlank()) {
      throw new IllegalArgumentException("its response must be a text that is not empty");
    }
    var weight = node.path("weight");
    double value = weight.isMissingNode() ? 1 : weight.isNumber() ? weight.doubleValue() : -1;
    if (!(value > 0 && value <= 100)) {
      throw new IllegalArgumentException("its weight must be a number above 0, at most 100");
    }
    return new Example(BriefReader.read(node.path("prompt")), response.asText(), value);
  }

  private NightRefusedException broken(int line, @Nullable String why) {
    return new NightRefusedException(
        Reason.INVALID, "%s, line %d: %s".formatted(file.getFileName(), line, why));
  }
}
