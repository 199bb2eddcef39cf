package dev.phoenix.model.gate.golden;

import dev.phoenix.model.api.Brief;
import java.util.List;

/**
 * A brief that models are judged by.
 *
 * @param id names it in reports
 * @param brief its constraints are its own: mentions, banned terms, hashtags, length and language
 * @param keywords what a good text about it says; at least one
 */
public record GoldenQuery(String id, Brief brief, List<String> keywords) {

  public GoldenQuery {
    keywords = List.copyOf(keywords);
  }
}
