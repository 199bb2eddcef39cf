package dev.phoenix.model.server.nights.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.loop.BriefLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a brief as the flows write it. What it does not say is as the flow "Approve post" takes it:
 * English, friendly, 500 characters.
 */
public final class BriefReader {

  private static final String LANGUAGE = "en";
  private static final String TONE = "friendly";
  private static final int MAX_CHARS = 500;

  private BriefReader() {}

  /**
   * Reads a brief.
   *
   * @throws IllegalArgumentException if it is none, or out of its limits; the message names the
   *     field
   */
  public static Brief read(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("its prompt must be a brief: an object with a topic");
    }
    var brief =
        new Brief(
            text(node, "topic", ""),
            text(node, "audience", ""),
            text(node, "language", LANGUAGE),
            text(node, "tone", TONE),
            texts(node, "keyPoints"),
            texts(node, "mustMention"),
            texts(node, "bannedTerms"),
            texts(node, "hashtags"),
            number(node, "maxChars"));
    BriefLimits.check(brief, false)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException(wrong.message());
            });
    return brief;
  }

  private static String text(JsonNode node, String field, String otherwise) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("brief.%s must be a text".formatted(field));
    }
    return value.asText();
  }

  private static List<String> texts(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var each : value) {
      texts.add(each.isTextual() ? each.asText() : "");
    }
    if (!value.isArray() || texts.contains("")) {
      throw new IllegalArgumentException("brief.%s must be a list of texts".formatted(field));
    }
    return texts;
  }

  private static int number(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return MAX_CHARS;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException("brief.%s must be a whole number".formatted(field));
    }
    return value.intValue();
  }
}
