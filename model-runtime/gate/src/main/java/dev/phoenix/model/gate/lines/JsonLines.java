package dev.phoenix.model.gate.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjIntConsumer;

/** A file of JSON objects, one a line; blank lines are left out. */
public final class JsonLines {

  private static final long MOST_BYTES = 64L << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonLines() {}

  /**
   * Gives each object with the number of its line, from 1 on.
   *
   * @param lines what it refuses with an {@link IllegalArgumentException} is refused by line
   * @throws RefusedException that names file and line of what is none
   */
  public static void read(Path file, ObjIntConsumer<JsonNode> lines) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new RefusedException(
          "The file %s is longer than %d MiB".formatted(file, MOST_BYTES >> 20));
    }
    int number = 0;
    // the decoder reports what is no UTF-8 instead of replacing it
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          lines.accept(object(line), number);
        }
      }
    } catch (CharacterCodingException e) {
      throw new RefusedException(
          "The file %s is no UTF-8, somewhere after line %d".formatted(file, number), e);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "The file %s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static JsonNode object(String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    return node;
  }

  /** A text that must be there and not be blank. */
  public static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException("its %s must be a text that is not empty".formatted(name));
    }
    return value.asText();
  }
}
