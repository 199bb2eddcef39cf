package dev.phoenix.model.gate.loop;

import dev.phoenix.model.gate.golden.GoldenQuery;
import dev.phoenix.model.gate.golden.Keywords;

/**
 * What the loop took for a query.
 *
 * @param text the post
 * @param passed whether the loop's checks accept it
 * @param coverage share of the query's keywords that it says
 */
public record Outcome(String text, boolean passed, double coverage) {

  static Outcome of(GoldenQuery query, String text, boolean passed) {
    return new Outcome(text, passed, Keywords.coverage(query.keywords(), text));
  }
}
