package dev.phoenix.model.gate.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.gate.lines.JsonLines;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A golden set: a header line {@code {"goldenSet": NAME, "version": N}}, then a line for each
 * query, {@code {"id": ..., "brief": {...}, "keywords": [...]}}. A brief has the fields of {@link
 * Brief}; only the topic must be there.
 */
public final class GoldenFile {

  /** Most queries of a set. */
  public static final int MOST_QUERIES = 2_000;

  private static final int MOST_CHARS = 5_000;
  private static final int LEAST_CHARS = 20;
  private static final int USUAL_CHARS = 280;

  private GoldenFile() {}

  /**
   * Reads a set.
   *
   * @throws RefusedException that names the line which is wrong
   */
  public static List<GoldenQuery> read(Path file) throws IOException {
    List<GoldenQuery> queries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    boolean[] headed = {false};
    JsonLines.read(
        file,
        (node, line) -> {
          if (!headed[0]) {
            JsonLines.text(node, "goldenSet");
            headed[0] = true;
            return;
          }
          GoldenQuery query = query(node);
          if (!ids.add(query.id())) {
            throw new IllegalArgumentException("the id %s is there already".formatted(query.id()));
          }
          if (ids.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                "there are more than %d queries".formatted(MOST_QUERIES));
          }
          queries.add(query);
        });
    if (queries.isEmpty()) {
      throw new RefusedException("The golden set %s has no query".formatted(file));
    }
    return queries;
  }

  private static GoldenQuery query(JsonNode node) {
    List<String> keywords = texts(node, "keywords");
    if (keywords.isEmpty()) {
      throw new IllegalArgumentException("its keywords must be a list of at least one text");
    }
    keywords.forEach(
        keyword -> {
          if (Keywords.fold(keyword).isEmpty()) {
            throw new IllegalArgumentException("its keyword '%s' says nothing".formatted(keyword));
          }
        });
    return new GoldenQuery(JsonLines.text(node, "id"), brief(node.path("brief")), keywords);
  }

  private static Brief brief(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("its brief must be an object");
    }
    String language = optional(node, "language", "en");
    return new Brief(
        JsonLines.text(node, "topic"),
        optional(node, "audience", ""),
        language,
        optional(node, "tone", ""),
        texts(node, "keyPoints"),
        texts(node, "mustMention"),
        texts(node, "bannedTerms"),
        texts(node, "hashtags"),
        maxChars(node.path("maxChars")));
  }

  private static int maxChars(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return USUAL_CHARS;
    }
    if (!value.canConvertToInt()
        || !value.isIntegralNumber()
        || value.intValue() < LEAST_CHARS
        || value.intValue() > MOST_CHARS) {
      throw new IllegalArgumentException(
          "its brief's maxChars must be a whole number from %d to %d"
              .formatted(LEAST_CHARS, MOST_CHARS));
    }
    return value.intValue();
  }

  private static String optional(JsonNode node, String name, String otherwise) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("its brief's %s must be a text".formatted(name));
    }
    return value.asText();
  }

  private static List<String> texts(JsonNode node, String name) {
    JsonNode value = node.path(name);
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(each -> texts.add(each.isTextual() ? each.asText() : ""));
    }
    boolean none = value.isMissingNode() || value.isNull();
    if ((!none && !value.isArray()) || texts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "its %s must be a list of texts, none empty".formatted(name));
    }
    return texts;
  }
}
