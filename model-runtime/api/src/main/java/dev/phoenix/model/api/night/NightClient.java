package dev.phoenix.model.api.night;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model runtime for the steps of a night over {@code /v1/nights}. Each request can be
 * repeated: a step that was begun is not begun twice. Safe for many threads.
 */
public final class NightClient implements AutoCloseable {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private final HttpClient http;
  private final URI runtime;
  private final @Nullable String token;
  private final Duration deadline;

  /**
   * A client.
   *
   * @param runtime the runtime's HTTP address, such as {@code http://127.0.0.1:8091}
   * @param token its bearer token, where it wants one
   * @param deadline the longest wait for an answer; steps go on behind it
   */
  public NightClient(URI runtime, @Nullable String token, Duration deadline) {
    this.runtime = runtime;
    this.token = token;
    this.deadline = deadline;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(deadline)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Hands in one of a night's files of JSON lines. The same content again does nothing; another
   * content for the same night is refused.
   *
   * @param name {@code train} ({@code prompt}: a brief, {@code response}, {@code weight}), or
   *     {@code golden} (a header line, then {@code id}, {@code brief}, {@code keywords})
   */
  public void put(String night, String name, Path file)
      throws NightException, InterruptedException {
    try {
      send(
          request("/v1/nights/%s/%s".formatted(night, name))
              .header("Content-Type", "application/x-ndjson")
              .PUT(BodyPublishers.ofFile(file)));
    } catch (IOException e) {
      throw new NightException("The file " + file + " cannot be read", false);
    }
  }

  /**
   * Begins a step, or does nothing if it was begun and its process lives. A training whose process
   * died goes on from its checkpoint. {@link NightStep#WATCH} makes the adapter live.
   */
  public NightState begin(String night, NightStep step)
      throws NightException, InterruptedException {
    var path = "/v1/nights/%s/%s".formatted(night, word(step));
    return state(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody())));
  }

  /**
   * Ends a night: stops its training if one runs, and ends its watch.
   *
   * @param keep whether its adapter, if it is live, stays so; otherwise what was live before is
   *     again, unless something else was made live meanwhile
   */
  public NightState end(String night, boolean keep) throws NightException, InterruptedException {
    return end(night, keep, null);
  }

  /**
   * Ends a night as {@link #end(String, boolean)} does.
   *
   * @param reason why, for the people who read its report; null for none
   */
  public NightState end(String night, boolean keep, @Nullable String reason)
      throws NightException, InterruptedException {
    var ending = JSON.createObjectNode().put("keep", keep);
    if (reason != null && !reason.isBlank()) {
      ending.put("reason", reason);
    }
    return state(
        send(
            request("/v1/nights/%s/end".formatted(night))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ending.toString()))));
  }

  /** How far a night is; empty if the runtime knows none of this id. */
  public Optional<NightState> state(String night) throws NightException, InterruptedException {
    var answer = exchange(request("/v1/nights/" + night).GET());
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(state(checked(answer)));
  }

  private static String word(NightStep step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private NightState state(HttpResponse<byte[]> answer) throws NightException {
    try {
      return JSON.readValue(answer.body(), NightState.class);
    } catch (IOException e) {
      throw new NightException(
          "The model runtime's answer cannot be read: have workers and runtime of one version",
          false);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(runtime.resolve(path)).timeout(deadline);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws NightException, InterruptedException {
    return checked(exchange(request));
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request)
      throws NightException, InterruptedException {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new NightException(
          "The model runtime does not answer at %s: check that it runs".formatted(runtime), true);
    }
  }

  private static HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) throws NightException {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return answer;
    }
    throw new NightException(message(answer), status == 429 || status == 502 || status == 503);
  }

  private static String message(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 401) {
      return "The model runtime wants a token: set PHOENIX_WORKERS_MODEL_TOKEN";
    }
    JsonNode said;
    try {
      said = JSON.readTree(answer.body());
    } catch (IOException e) {
      said = JSON.missingNode();
    }
    return said.path("error")
        .path("message")
        .asText("The model runtime said " + answer.statusCode());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
