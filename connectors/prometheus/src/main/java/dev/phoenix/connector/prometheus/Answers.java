package dev.phoenix.connector.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.connector.commons.error.JobFailure;
import dev.phoenix.connector.commons.http.HttpAnswer;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of Prometheus's HTTP API means for the job. What does not come from Prometheus is
 * never repeated in a message: it may be any server's page.
 */
final class Answers {

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
              .build());
  private static final int LONGEST_MESSAGE = 1000;

  private final Results results;

  Answers(int maxSamples) {
    this.results = new Results(maxSamples);
  }

  QueryResult read(HttpAnswer answer) {
    if (answer.truncated()) {
      throw JobFailure.incident(
          "ANSWER_TOO_LARGE",
          "Prometheus answered more than "
              + (answer.body().length >> 20)
              + " MiB: aggregate in the query, or choose a larger step");
    }
    var body = json(answer);
    var status = body == null ? "" : body.path("status").asText();
    if (body != null && answer.status() == 200 && status.equals("success")) {
      return results.read(body);
    }
    if (body != null && status.equals("error")) {
      throw failed(answer.status(), body);
    }
    throw foreign(answer.status());
  }

  private static ConnectorRetryException failed(int status, JsonNode body) {
    var type = body.path("errorType").asText();
    var error = body.path("error").asText();
    var said =
        "Prometheus says "
            + type
            + ": "
            + (error.length() > LONGEST_MESSAGE ? error.substring(0, LONGEST_MESSAGE) : error);
    return switch (status) {
      // 422: the query reads well, but not on the data of this moment
      case 422 -> JobFailure.passing("QUERY_FAILED", said, null);
      case 400 -> JobFailure.incident("QUERY_REFUSED", said + ". Correct the query, then retry");
      default -> other(status, said);
    };
  }

  private static ConnectorRetryException foreign(int status) {
    if (status == 200 || (status >= 300 && status < 400) || status == 400) {
      return JobFailure.incident(
          "ANSWER_UNREADABLE",
          "What answered with status "
              + status
              + " is no Prometheus API: give the address of the server itself, without a page or a"
              + " redirect between");
    }
    return other(status, "The server answered with status " + status);
  }

  private static ConnectorRetryException other(int status, String said) {
    if (status == 408 || status == 422 || status == 429 || status >= 500) {
      return JobFailure.passing("UNAVAILABLE", said, null);
    }
    var advice =
        status == 401 || status == 403
            ? "check 'authentication'"
            : "check that 'address' is a Prometheus server's";
    return JobFailure.incident("SERVER_REFUSED", said + ": " + advice + ", then retry");
  }

  private static @Nullable JsonNode json(HttpAnswer answer) {
    try {
      var node = JSON.readTree(answer.body());
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }
}
