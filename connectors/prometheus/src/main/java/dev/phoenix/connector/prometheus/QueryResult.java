package dev.phoenix.connector.prometheus;

import java.util.List;

/**
 * What Prometheus answers.
 *
 * @param resultType {@code vector}, {@code matrix}, {@code scalar} or {@code string}
 * @param series the series; none when nothing matches, exactly one for a scalar or a string
 * @param warnings what Prometheus remarks on the answer, such as a remote store that is away
 */
public record QueryResult(String resultType, List<Series> series, List<String> warnings) {}
