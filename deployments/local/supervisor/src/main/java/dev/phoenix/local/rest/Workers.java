package dev.phoenix.local.rest;

import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The HTTP endpoints of this Phoenix's workers. */
public final class Workers {

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private Workers(URI address) {
    this.address = address;
  }

  /** Those of the Phoenix that this environment means. */
  public static Workers of(Map<String, String> environment) {
    return at(Settings.read(Home.of(environment), environment).ports());
  }

  /** Those that listen at their one of these ports. */
  public static Workers at(Ports ports) {
    return new Workers(URI.create("http://127.0.0.1:" + ports.workers()));
  }

  /** Whether anything answers there. */
  public boolean reachable() throws InterruptedException {
    try {
      http.send(request("/actuator/health").GET().build(), HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether they have something at a path, be it behind a login. */
  public boolean serves(String path) throws InterruptedException {
    try {
      return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          != 404;
    } catch (IOException e) {
      return false;
    }
  }

  /** Begins a request for a path such as {@code /learning/feedback}. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  /**
   * Sends a request.
   *
   * @throws UserError if the workers cannot be reached
   */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    try {
      return http.send(request, body);
    } catch (ConnectException e) {
      throw new UserError(
          "The workers cannot be reached at "
              + address
              + ". Start them with './deployments/phoenix up'.",
          e);
    }
  }

  /** What to tell a user when they answer something else than asked for. */
  static UserError refused(HttpResponse<?> answer) {
    var otherwise =
        "The workers answer " + answer.statusCode() + "; see './deployments/phoenix logs workers'";
    try {
      return new UserError(
          answer.body() instanceof String body
              ? Json.MAPPER.readTree(body).path("error").asText(otherwise)
              : otherwise);
    } catch (IOException e) {
      return new UserError(otherwise);
    }
  }
}
