package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Nights of learning, as the workers begin them and tell of them. */
public final class Nights {

  private static final String PATH = "/learning/nights";
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Workers workers;

  /** Those of these workers. */
  public Nights(Workers workers) {
    this.workers = workers;
  }

  /**
   * Begins a night and returns its run id.
   *
   * @param request as {@code POST /learning/nights} takes it
   * @throws UserError if the workers refuse it or cannot be reached
   */
  public String begin(JsonNode request) throws IOException, InterruptedException {
    var answer =
        workers.send(
            workers
                .request(PATH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw Workers.refused(answer);
    }
    return Json.MAPPER.readTree(answer.body()).path("runId").asText();
  }

  /** The last night; empty if there was none yet. */
  public Optional<JsonNode> latest() throws IOException, InterruptedException {
    var answer = get("latest");
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(json(answer));
  }

  /** A night as it is now; empty if there is none of this id, or the workers do not answer. */
  public Optional<JsonNode> find(String runId) throws InterruptedException {
    var answer = tryGet(runId);
    try {
      return answer == null || answer.statusCode() != 200
          ? Optional.empty()
          : Optional.of(json(answer));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Watches a night, also over a restart of the workers.
   *
   * @param seen is told of each state that is read
   * @param until the state to return
   * @throws UserError if the workers say nothing for five minutes
   */
  public JsonNode follow(String runId, Consumer<JsonNode> seen, Predicate<JsonNode> until)
      throws IOException, InterruptedException {
    long silentSince = System.nanoTime();
    while (true) {
      var answer = tryGet(runId);
      if (answer != null && answer.statusCode() == 200) {
        silentSince = System.nanoTime();
        var night = json(answer);
        seen.accept(night);
        if (until.test(night)) {
          return night;
        }
      } else if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
        throw new UserError(
            "The workers do not tell of the night any more; see './deployments/phoenix status'."
                + " The night itself goes on.");
      }
      Thread.sleep(POLL);
    }
  }

  /** Null while the workers are being started again. */
  private @Nullable HttpResponse<String> tryGet(String runId) throws InterruptedException {
    try {
      return get(runId);
    } catch (IOException | UserError e) {
      return null;
    }
  }

  private HttpResponse<String> get(String runId) throws IOException, InterruptedException {
    return workers.send(
        workers.request(PATH + "/" + runId).timeout(Duration.ofMinutes(3)).GET().build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw Workers.refused(answer);
    }
    return Json.MAPPER.readTree(answer.body());
  }
}
