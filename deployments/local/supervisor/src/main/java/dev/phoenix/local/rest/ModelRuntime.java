package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP endpoints of this Phoenix's model runtime. */
public final class ModelRuntime {

  // the runtime reads an adapter of some hundred megabytes before it answers
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final URI address;
  private final @Nullable String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private ModelRuntime(URI address, @Nullable String token) {
    this.address = address;
    this.token = token;
  }

  /** The one of the Phoenix that this environment means; its token is in PHOENIX_TOKEN. */
  public static ModelRuntime of(Map<String, String> environment) {
    return at(Settings.read(Home.of(environment), environment).ports(), environment);
  }

  /** The one that listens at its one of these ports, likewise. */
  public static ModelRuntime at(Ports ports, Map<String, String> environment) {
    return new ModelRuntime(
        URI.create("http://127.0.0.1:" + ports.model()), environment.get("PHOENIX_TOKEN"));
  }

  /**
   * Reads, such as {@code /v1/adapters}.
   *
   * @throws UserError if it is refused, or the runtime cannot be reached
   */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  /** Reads a page; likewise. */
  public String page(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  /** Changes something; likewise. */
  public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** A part of a path, whatever it holds. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return json(answer(request));
  }

  private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (token != null && !token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
      if (answer.statusCode() == 401) {
        throw new UserError("The model runtime wants a token: set PHOENIX_TOKEN");
      }
      if (answer.statusCode() / 100 != 2) {
        throw new UserError(
            json(answer.body())
                .at("/error/message")
                .asText(
                    "The model runtime answers "
                        + answer.statusCode()
                        + "; see './deployments/phoenix logs model-runtime'"));
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new UserError(
          "The model runtime cannot be reached at "
              + address
              + ". Start it with './deployments/phoenix up'.",
          e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      return Json.MAPPER.missingNode();
    }
  }
}
