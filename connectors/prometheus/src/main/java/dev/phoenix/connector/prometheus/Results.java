package dev.phoenix.connector.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.commons.error.JobFailure;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of a successful answer, as described at
 * https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats.
 */
final class Results {

  private final int maxSamples;

  Results(int maxSamples) {
    this.maxSamples = maxSamples;
  }

  QueryResult read(JsonNode body) {
    var data = body.path("data");
    var type = data.path("resultType").asText();
    var result = data.path("result");
    if (!result.isArray()) {
      throw unreadable("it has no result");
    }
    var series =
        switch (type) {
          case "vector", "matrix" -> list(result);
          case "scalar", "string" -> List.of(new Series(Map.of(), sample(result, type), null));
          default -> throw unreadable("its result type is not known");
        };
    var warnings = new ArrayList<String>();
    body.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return new QueryResult(type, series, warnings);
  }

  private List<Series> list(JsonNode result) {
    var series = new ArrayList<Series>();
    int samples = 0;
    for (var each : result) {
      samples += each.has("values") ? each.get("values").size() : 1;
      if (samples > maxSamples) {
        throw JobFailure.incident(
            "ANSWER_TOO_LARGE",
            "The answer has more than "
                + maxSamples
                + " samples: aggregate in the query, choose a larger step, or raise 'maxSamples'");
      }
      series.add(one(each));
    }
    return series;
  }

  private static Series one(JsonNode each) {
    var labels = new LinkedHashMap<String, String>();
    each.path("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    if (each.has("histogram") || each.has("histograms")) {
      throw JobFailure.incident(
          "QUERY_REFUSED",
          "The query yields native histograms, which have no one value: use histogram_quantile or"
              + " another function of them");
    }
    if (!each.has("values")) {
      return new Series(labels, sample(each.path("value"), "vector"), null);
    }
    var values = new ArrayList<Sample>();
    each.get("values").forEach(value -> values.add(sample(value, "matrix")));
    return new Series(labels, null, values);
  }

  private static Sample sample(JsonNode pair, String type) {
    if (!pair.isArray() || pair.size() != 2 || !pair.get(0).isNumber()) {
      throw unreadable("a sample is not a time and a value");
    }
    var at = Moments.ofSeconds(pair.get(0).decimalValue()).toString();
    var text = pair.get(1).asText();
    return type.equals("string") ? new Sample(at, null, text) : new Sample(at, number(text), text);
  }

  private static @Nullable Double number(String text) {
    if (text.equals("NaN") || text.equals("+Inf") || text.equals("-Inf")) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw unreadable("a value is no number");
    }
  }

  private static ConnectorRetryException unreadable(String why) {
    return JobFailure.incident(
        "ANSWER_UNREADABLE",
        "The answer is not one of Prometheus's API (" + why + "): check 'address'");
  }
}
