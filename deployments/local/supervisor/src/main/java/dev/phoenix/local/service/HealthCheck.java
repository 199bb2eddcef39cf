package dev.phoenix.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * How a service shows that it can work: a GET that answers 200.
 *
 * @param address what to get
 */
public record HealthCheck(URI address) {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Whether the service answers 200 within five seconds. */
  public boolean passes(HttpClient http) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).GET().build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
