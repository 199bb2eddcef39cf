package dev.phoenix.model.bench.compare;

import dev.phoenix.model.api.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of one brief.
 *
 * @param text the post; empty when there is none
 * @param findings what the checker says of it
 * @param passed whether it keeps all limits and has no grave warning
 * @param millis from the request to the end of the answer
 * @param tokens that were generated
 * @param failure why there is no post; null when there is one
 */
record Answer(
    String text,
    List<Finding> findings,
    boolean passed,
    double millis,
    int tokens,
    @Nullable String failure) {

  Answer {
    findings = List.copyOf(findings);
  }

  /** No post. */
  static Answer failed(String why) {
    return new Answer("", List.of(), false, 0, 0, why);
  }

  boolean hasFailed() {
    return failure != null;
  }
}
