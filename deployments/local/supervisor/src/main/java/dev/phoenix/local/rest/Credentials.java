package dev.phoenix.local.rest;

import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to sign in; the same environment variables as the workers' Camunda client takes. */
public sealed interface Credentials {

  /** The Authorization header; null for none. */
  @Nullable String authorization(HttpClient http) throws InterruptedException;

  /** From CAMUNDA_CLIENT_AUTH_METHOD (none, basic, oidc) and its companions. */
  static Credentials from(Map<String, String> environment) {
    var method = environment.getOrDefault("CAMUNDA_CLIENT_AUTH_METHOD", "none");
    return switch (method) {
      case "none" -> new None();
      case "basic" ->
          new Basic(
              required(environment, "CAMUNDA_CLIENT_AUTH_USERNAME"),
              required(environment, "CAMUNDA_CLIENT_AUTH_PASSWORD"));
      case "oidc" ->
          new Oidc(
              URI.create(required(environment, "CAMUNDA_CLIENT_AUTH_TOKEN_URL")),
              required(environment, "CAMUNDA_CLIENT_AUTH_CLIENT_ID"),
              required(environment, "CAMUNDA_CLIENT_AUTH_CLIENT_SECRET"),
              environment.getOrDefault("CAMUNDA_CLIENT_AUTH_AUDIENCE", ""));
      default ->
          throw new UserError(
              "CAMUNDA_CLIENT_AUTH_METHOD must be none, basic or oidc, not " + method);
    };
  }

  /** The user of the embedded platform. */
  static Credentials demo() {
    return new Basic("demo", "demo");
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new UserError("Set " + name + ": the authentication method needs it");
    }
    return value;
  }

  /** No credentials. */
  record None() implements Credentials {
    @Override
    public @Nullable String authorization(HttpClient http) {
      return null;
    }
  }

  /** HTTP Basic. */
  record Basic(String user, String password) implements Credentials {
    @Override
    public String authorization(HttpClient http) {
      return "Basic "
          + Base64.getEncoder()
              .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }

  /** OAuth 2.0 client credentials (RFC 6749, 4.4). */
  record Oidc(URI tokenUrl, String clientId, String clientSecret, String audience)
      implements Credentials {
    @Override
    public String authorization(HttpClient http) throws InterruptedException {
      var form =
          "grant_type=client_credentials&client_id="
              + encode(clientId)
              + "&client_secret="
              + encode(clientSecret);
      var request =
          HttpRequest.newBuilder(tokenUrl)
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      audience.isEmpty() ? form : form + "&audience=" + encode(audience)))
              .build();
      try {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        var token = Json.MAPPER.readTree(response.body()).path("access_token").asText("");
        if (response.statusCode() != 200 || token.isEmpty()) {
          throw new UserError(
              tokenUrl
                  + " gave no token ("
                  + response.statusCode()
                  + "): check the client id and secret");
        }
        return "Bearer " + token;
      } catch (IOException e) {
        throw new UserError(tokenUrl + " cannot be asked for a token: " + e.getMessage(), e);
      }
    }

    private static String encode(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "Oidc[" + clientId + "]";
    }
  }
}
