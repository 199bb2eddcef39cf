package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A cluster's REST address with credentials. */
public final class Camunda {

  private final URI address;
  private final Credentials credentials;
  private final HttpClient http =
      TrustedAuthority.from(System.getenv())
          .trust(HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)))
          .build();

  public Camunda(URI address, Credentials credentials) {
    this.address = URI.create(address.toString().replaceAll("/+$", ""));
    this.credentials = credentials;
  }

  public URI address() {
    return address;
  }

  /** GET with a JSON answer. */
  public JsonNode get(String path) throws InterruptedException {
    return ok("GET", path, send(request(path).GET()));
  }

  /** POST of JSON with a JSON answer. */
  public JsonNode post(String path, JsonNode body) throws InterruptedException {
    return ok(
        "POST",
        path,
        send(request(path).header("Content-Type", "application/json").POST(text(body.toString()))));
  }

  /**
   * Completes a user task.
   *
   * @return false if it is not there any more, or is over in another way
   */
  public boolean complete(String task, JsonNode variables) throws InterruptedException {
    var path = "/v2/user-tasks/" + task + "/completion";
    var body = Json.MAPPER.createObjectNode().set("variables", variables);
    var answer =
        send(request(path).header("Content-Type", "application/json").POST(text(body.toString())));
    if (answer.statusCode() == 404 || answer.statusCode() == 409) {
      return false;
    }
    ok("POST", path, answer);
    return true;
  }

  /** Sends a request as it is. */
  HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UserError(
          e instanceof SSLException
              ? address
                  + " has a certificate that is not trusted ("
                  + reason(e)
                  + "). Name its authority's PEM file in "
                  + TrustedAuthority.VARIABLE
                  + "."
              : address + " cannot be reached: " + reason(e),
          e);
    }
  }

  HttpRequest.Builder request(String path) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "application/json");
    var header = credentials.authorization(http);
    if (header != null) {
      request.header("Authorization", header);
    }
    return request;
  }

  private JsonNode ok(String method, String path, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new UserError(
          method
              + " "
              + address
              + path
              + " answered "
              + response.statusCode()
              + ": "
              + detail(response.body()));
    }
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UserError(
          method + " " + address + path + " answered with something that is not JSON", e);
    }
  }

  /** What a problem (RFC 9457) says, else the body's beginning. */
  static String detail(String body) {
    try {
      var problem = Json.MAPPER.readTree(body);
      if (problem.hasNonNull("detail")) {
        return problem.path("detail").asText();
      }
    } catch (IOException notJson) {
      // shown as it is
    }
    return body.length() > 500 ? body.substring(0, 500) : body;
  }

  static HttpRequest.BodyPublisher text(String body) {
    return HttpRequest.BodyPublishers.ofString(body);
  }

  private static String reason(@Nullable Throwable e) {
    var last = e;
    while (last != null && last.getCause() != null) {
      last = last.getCause();
    }
    return last == null
        ? "no reason given"
        : last.getClass().getSimpleName()
            + (last.getMessage() == null ? "" : ": " + last.getMessage());
  }
}
