package dev.phoenix.model.adapters;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A manifest as JSON that a person can read. */
final class ManifestFile {

  static final String NAME = "manifest.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ManifestFile() {}

  static byte[] write(Manifest manifest) throws IOException {
    ObjectNode node =
        JSON.createObjectNode()
            .put("adapter", manifest.id().toString())
            .put("sha256", manifest.sha256())
            .put("bytes", manifest.bytes());
    node.putObject("base")
        .put("name", manifest.base().name())
        .put("sha256", manifest.base().sha256());
    node.put("rank", manifest.rank())
        .put("alpha", manifest.alpha())
        .put("created", manifest.created().toString())
        .put("note", manifest.note());
    ObjectNode figures = node.putObject("figures");
    new TreeMap<>(manifest.figures()).forEach(figures::put);
    if (!manifest.words().isEmpty()) {
      ArrayNode words = node.putArray("words");
      manifest.words().forEach(words::add);
    }
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException if it is not a manifest
   * @throws IOException if it is not JSON
   */
  static Manifest read(byte[] bytes) throws IOException {
    JsonNode node = JSON.readTree(bytes);
    Map<String, Double> figures = new TreeMap<>();
    node.path("figures").properties().forEach(e -> figures.put(e.getKey(), number(e.getValue())));
    return new Manifest(
        AdapterId.parse(text(node, "adapter")),
        text(node, "sha256"),
        (long) number(node.path("bytes")),
        new BaseModel(text(node.path("base"), "name"), text(node.path("base"), "sha256")),
        (int) number(node.path("rank")),
        number(node.path("alpha")),
        instant(text(node, "created")),
        text(node, "note"),
        figures,
        words(node.path("words")));
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    node.forEach(each -> words.add(each.asText()));
    return words;
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("'%s' must be a text".formatted(field));
    }
    return value.asText();
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'%s' is no time".formatted(text), e);
    }
  }

  static double number(JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("%s is no number".formatted(value));
    }
    return value.doubleValue();
  }
}
