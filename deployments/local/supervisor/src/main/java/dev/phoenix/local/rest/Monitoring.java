package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.home.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What the workers' health checks found last: {@code GET /monitoring/status}. */
public final class Monitoring {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private Monitoring() {}

  /**
   * It as the workers answer it, with {@code components} and {@code incidents}; empty when they do
   * not answer, or not that.
   */
  public static Optional<JsonNode> of(Ports ports) throws InterruptedException {
    var address = URI.create("http://127.0.0.1:" + ports.workers() + "/monitoring/status");
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(Json.MAPPER.readTree(answer.body()))
              .filter(status -> status.path("components").isArray())
          : Optional.empty();
    } catch (IOException away) {
      return Optional.empty();
    }
  }
}
