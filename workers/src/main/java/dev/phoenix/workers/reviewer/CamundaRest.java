package dev.phoenix.workers.reviewer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.workers.job.JobJson;
import io.camunda.client.CamundaClientConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** Asks Camunda's REST API with the client's own credentials. */
final class CamundaRest {

  private final CamundaClientConfiguration configuration;
  private final LimitedHttpClient http;

  CamundaRest(CamundaClientConfiguration configuration, LimitedHttpClient http) {
    this.configuration = configuration;
    this.http = http;
  }

  /**
   * Posts a search.
   *
   * @throws IllegalStateException if it is not answered with 200 and JSON
   */
  JsonNode search(String path, JsonNode query) {
    var base = configuration.getRestAddress().toString();
    var uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    try {
      var request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(query.toString()));
      var credentials = configuration.getCredentialsProvider();
      if (credentials != null) {
        credentials.applyCredentials(request::setHeader);
      }
      var answer = http.send(request.build());
      if (answer.status() != 200 || answer.truncated()) {
        throw new IllegalStateException(
            path + " answered with status " + answer.status() + hint(answer.status()));
      }
      return JobJson.mapper().readTree(new String(answer.body(), StandardCharsets.UTF_8));
    } catch (HttpFailure | JsonProcessingException e) {
      throw new IllegalStateException(path + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("no credentials for " + path, e);
    }
  }

  private static String hint(int status) {
    return status == 401 || status == 403
        ? ": set camunda.client.auth.* to a user who may read tasks"
        : "";
  }
}
