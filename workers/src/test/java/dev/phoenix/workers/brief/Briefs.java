package dev.phoenix.workers.brief;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.job.JobJson;

/** Briefs as people write them. */
public final class Briefs {

  private static final String VALID =
      """
      {"requestId": "spring-sale-1", "topic": "Our spring sale starts on Monday", "language": "en",
       "keyPoints": ["20 % off all bikes", "free check-up"], "mustMention": ["Rad & Tat"],
       "bannedTerms": ["cheap"], "hashtags": ["#SpringSale", "bikes"], "maxChars": 280}
      """;

  private Briefs() {}

  /** A brief that nothing is wrong with. */
  public static ObjectNode valid() {
    return (ObjectNode) json(VALID);
  }

  /** That brief with one field changed. */
  public static ObjectNode with(String field, String value) {
    return valid().set(field, json(value));
  }

  /** Any JSON. */
  public static JsonNode json(String json) {
    try {
      return JobJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
