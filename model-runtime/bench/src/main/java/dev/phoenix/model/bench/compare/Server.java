package dev.phoenix.model.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The running model runtime, as far as a comparison asks it for more than answers.
 *
 * @param address of its HTTP API
 * @param token a bearer token, where it wants one
 * @param process its number, whose memory is read; null where nobody knows it
 */
record Server(URI address, @Nullable String token, @Nullable Long process) {

  /** Where a token comes from. */
  static final String TOKEN_VARIABLE = "PHOENIX_TOKEN";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A model that it lists.
   *
   * @param engine what runs it, such as {@code llama.cpp}
   * @param available whether it is worth asking now
   */
  record Listed(String engine, boolean available) {}

  /**
   * The models that it lists, by name.
   *
   * @throws ComparisonException if nothing answers there, or not as it should
   */
  Map<String, Listed> models() throws InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve("/v1/models")).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      var body = JSON.readTree(answer.body());
      if (answer.statusCode() == 401) {
        throw new ComparisonException(
            "%s wants a token: put it into the environment as %s"
                .formatted(address, TOKEN_VARIABLE));
      }
      if (answer.statusCode() != 200 || !body.path("data").isArray()) {
        throw strange();
      }
      var models = new LinkedHashMap<String, Listed>();
      for (JsonNode model : body.path("data")) {
        models.put(
            model.path("id").asText(),
            new Listed(model.path("owned_by").asText(), model.path("available").asBoolean(true)));
      }
      return models;
    } catch (JsonProcessingException e) {
      throw strange();
    } catch (IOException e) {
      throw new ComparisonException(
          "No model runtime answers at %s: start it with './deployments/phoenix up', or name GGUF files or folders with safetensors only"
              .formatted(address));
    }
  }

  private ComparisonException strange() {
    return new ComparisonException(
        "What answers at %s is no model runtime of Phoenix: see './deployments/phoenix status'"
            .formatted(address));
  }

  /**
   * What runs a model.
   *
   * @param models what {@link #models} answered
   * @throws ComparisonException if the server does not have it, and then the message lists what
   *     there is; or if it cannot be asked now
   */
  static String engine(String name, Map<String, Listed> models) {
    int at = name.lastIndexOf('@');
    var known = models.containsKey(name) || at < 0 ? name : name.substring(0, at);
    var listed = models.get(known);
    if (listed == null) {
      throw new ComparisonException(
          "There is no model '%s'; there %s. GGUF files and folders with safetensors can be named, too"
              .formatted(
                  name, models.isEmpty() ? "is none" : "is " + String.join(", ", models.keySet())));
    }
    if (!listed.available()) {
      throw new ComparisonException(
          "%s does not answer now: start the server behind it, or leave it out".formatted(name));
    }
    return listed.engine();
  }
}
