package dev.phoenix.workers.learning.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A brief that models are judged by.
 *
 * @param id names it in reports
 * @param brief as in {@code bpmn/social-media/README.md}, without {@code requestId}; the
 *     constraints are its own: mentions, banned terms, hashtags, length and language
 * @param keywords what a good text about it says, case and accents aside; at least one
 */
public record GoldenQuery(String id, JsonNode brief, List<String> keywords) {

  /** Refuses a query that nothing can be judged by. */
  @SuppressWarnings("NullAway") // made from JSON: what is missing arrives as null
  public GoldenQuery {
    if (id == null || id.isBlank() || brief == null || !brief.path("topic").isTextual()) {
      throw new IllegalArgumentException("A golden query needs an id and a brief with a topic");
    }
    if (keywords == null || keywords.isEmpty()) {
      throw new IllegalArgumentException("The golden query " + id + " has no keywords");
    }
    keywords = List.copyOf(keywords);
  }

  /** Its topic. */
  Topic topic() {
    return Topic.of(brief.get("topic").asText());
  }
}
