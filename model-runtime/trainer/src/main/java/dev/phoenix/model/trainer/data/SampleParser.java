package dev.phoenix.model.trainer.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.model.trainer.data.Sample.Kind;
import dev.phoenix.model.trainer.data.Sample.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a line of a data file. A prompt is a text, or a list of {@code {"control": "..."}} (a
 * template's piece, in which special tokens are recognised) and {@code {"plain": "..."}} (what
 * people wrote, in which they are only text).
 */
final class SampleParser {

  private static final Set<String> FIELDS = Set.of("prompt", "response", "weight");
  private static final double MOST_WEIGHT = 100;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private SampleParser() {}

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none; the message says why, not where
   */
  static Sample parse(String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("there is no field '%s'".formatted(name));
              }
            });
    JsonNode response = node.path("response");
    if (!response.isTextual() || response.asText().isBlank()) {
      throw new IllegalArgumentException("its response must be a text that is not empty");
    }
    return new Sample(prompt(node.path("prompt")), response.asText(), weight(node.path("weight")));
  }

  private static List<Part> prompt(JsonNode node) {
    if (node.isTextual() && !node.asText().isBlank()) {
      return List.of(new Part(node.asText(), Kind.UNKNOWN));
    }
    List<Part> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> parts.add(part(each)));
    }
    if (parts.stream().allMatch(part -> part.text().isBlank())) {
      throw new IllegalArgumentException(
          "its prompt must be a text that is not empty, or a list of parts");
    }
    return parts;
  }

  private static Part part(JsonNode node) {
    if (node.size() == 1 && node.path("control").isTextual()) {
      return new Part(node.path("control").asText(), Kind.CONTROL);
    }
    if (node.size() == 1 && node.path("plain").isTextual()) {
      return new Part(node.path("plain").asText(), Kind.PLAIN);
    }
    throw new IllegalArgumentException(
        "a part of its prompt must be {\"control\": \"...\"} or {\"plain\": \"...\"}");
  }

  private static double weight(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return 1;
    }
    double weight = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(weight > 0 && weight <= MOST_WEIGHT)) {
      throw new IllegalArgumentException(
          "its weight must be a number above 0, at most %.0f".formatted(MOST_WEIGHT));
    }
    return weight;
  }
}
