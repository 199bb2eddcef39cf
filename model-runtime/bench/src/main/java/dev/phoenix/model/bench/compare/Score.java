package dev.phoenix.model.bench.compare;

import dev.phoenix.model.measure.Figure;
import dev.phoenix.model.measure.Rate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result in numbers.
 *
 * @param passed posts that keep every limit, of all briefs: a failed request is no post
 * @param failed requests without an answer
 * @param medianMillis of the answers; not a number when there are none
 * @param p95Millis below which 95 % of the answers lie; not a number when there are none
 * @param tokensPerSecond generated tokens over the whole time of the answers, reading the prompt
 *     included; not a number when there are none
 * @param memory null where nobody tells
 * @param findings how many answers had each kind of finding, by code
 */
record Score(
    String name,
    String engine,
    Rate passed,
    int failed,
    double medianMillis,
    double p95Millis,
    double tokensPerSecond,
    @Nullable Memory memory,
    Map<String, Long> findings) {

  /** Counts. */
  static Score of(Result result) {
    List<Answer> given = result.answers().stream().filter(each -> !each.hasFailed()).toList();
    var millis = given.stream().mapToDouble(Answer::millis).toArray();
    int tokens = given.stream().mapToInt(Answer::tokens).sum();
    double seconds = given.stream().mapToDouble(Answer::millis).sum() / 1e3;
    boolean none = given.isEmpty();
    return new Score(
        result.name(),
        result.engine(),
        new Rate((int) given.stream().filter(Answer::passed).count(), result.answers().size()),
        result.answers().size() - given.size(),
        none ? Double.NaN : Figure.median(millis),
        none ? Double.NaN : Figure.percentile(millis, 0.95),
        none ? Double.NaN : tokens / seconds,
        result.memory(),
        given.stream()
            .flatMap(each -> each.findings().stream().map(finding -> finding.code()).distinct())
            .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting())));
  }

  boolean answered() {
    return failed < passed.of();
  }
}
