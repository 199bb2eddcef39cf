package dev.phoenix.connector.prometheus;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One series of an answer.
 *
 * @param labels its labels, in Prometheus's order; none of a scalar or a string
 * @param value the sample of an instant query, null in a matrix
 * @param values the samples of a matrix, oldest first, null else
 */
public record Series(
    Map<String, String> labels, @Nullable Sample value, @Nullable List<Sample> values) {}
