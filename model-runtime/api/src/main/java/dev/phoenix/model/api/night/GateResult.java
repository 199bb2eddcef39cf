package dev.phoenix.model.api.night;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * What a gate says of an adapter.
 *
 * @param engine that computed: {@code djl} or {@code llama.cpp}
 * @param passed whether every check did
 * @param checks in their order
 * @param samples what the model wrote before and with the adapter, one for each golden query
 * @param figures what else was measured, by name
 */
public record GateResult(
    String engine,
    boolean passed,
    List<Check> checks,
    List<Sample> samples,
    Map<String, Double> figures) {

  public GateResult {
    checks = List.copyOf(checks);
    samples = List.copyOf(samples);
    figures = Map.copyOf(figures);
  }

  /**
   * A condition.
   *
   * @param name {@code keyword_gain}, {@code not_worse_than_live}, {@code loop_pass_rate}, {@code
   *     perplexity} or {@code engines_agree}
   * @param value what was measured
   * @param low of the value's 95 % bootstrap interval
   * @param high of the interval
   * @param limit that the value is held against
   * @param explanation one sentence for people: what was measured, and why it passed or not
   */
  public record Check(
      String name,
      boolean passed,
      double value,
      double low,
      double high,
      double limit,
      String explanation) {}

  /**
   * A golden query, answered without and with the adapter.
   *
   * @param id of the query
   * @param language {@code en} or {@code es}
   * @param coverageBefore share of the expected keywords in the text before, 0 to 1
   * @param coverageAfter share of them in the text with the adapter
   * @param passedBefore whether the loop's checks accept the text before
   * @param passedAfter whether they accept the text with the adapter
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Sample(
      String id,
      String language,
      String topic,
      String before,
      String after,
      double coverageBefore,
      double coverageAfter,
      boolean passedBefore,
      boolean passedAfter) {}
}
