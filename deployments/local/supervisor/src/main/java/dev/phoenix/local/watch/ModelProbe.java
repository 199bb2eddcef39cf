package dev.phoenix.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the model runtime one question over its HTTP API and judges the answer. */
final class ModelProbe {

  /** Low enough that the shipped model is sure of every answer, and not always the same one. */
  static final double TEMPERATURE = 0.2;

  private static final int TOKENS = 160;
  private static final long ANSWER_BYTES = 64 * 1024;

  /** What came of it. */
  sealed interface Outcome {
    /** It answered with sense. */
    record Sense() implements Outcome {}

    /** It did not; what goes on after "the model". */
    record Babble(String fault) implements Outcome {}

    /** It could not be asked now, which says nothing about its sense. */
    record NotAsked(String why) implements Outcome {}
  }

  private final URI address;
  private final @Nullable String token;
  private final Duration limit;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * A probe.
   *
   * @param runtime where the model runtime listens
   * @param token what it wants of its callers; null for nothing
   * @param limit how long an answer may take
   */
  ModelProbe(URI runtime, @Nullable String token, Duration limit) {
    this.address = runtime.resolve("/v1/chat/completions");
    this.token = token;
    this.limit = limit;
  }

  /** Asks and judges; takes no longer than the limit. */
  Outcome ask(Question question, long seed) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(question, seed)));
    if (token != null && !token.isBlank()) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer =
        http.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES));
    try {
      return judge(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), question);
    } catch (TimeoutException e) {
      return late();
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private Outcome late() {
    return new Outcome.Babble("did not answer within " + limit.toSeconds() + " s");
  }

  private Outcome failed(@Nullable Throwable cause) {
    for (var each = cause; each != null; each = each.getCause()) {
      if (each instanceof HttpConnectTimeoutException || each instanceof ConnectException) {
        // whether it is there at all is for the health checks to say
        return new Outcome.NotAsked("it cannot be reached");
      }
      if (each instanceof HttpTimeoutException) {
        return late();
      }
    }
    return new Outcome.Babble("broke off its answer");
  }

  private static Outcome judge(HttpResponse<String> response, Question question) {
    return switch (response.statusCode()) {
      case 200 ->
          content(response.body())
              .map(text -> AnswerJudge.fault(text, question.expected()))
              .orElse(Optional.of("answers with no text"))
              .<Outcome>map(Outcome.Babble::new)
              .orElseGet(Outcome.Sense::new);
      case 500, 504 -> new Outcome.Babble("answers " + response.statusCode());
      // full, without this model, without the token, or loading: no fault that a restart mends
      default -> new Outcome.NotAsked("it answers " + response.statusCode());
    };
  }

  private static Optional<String> content(String body) {
    try {
      JsonNode text = Json.MAPPER.readTree(body).at("/choices/0/message/content");
      return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String body(Question question, long seed) {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("model", "phoenix-core")
            .put("temperature", TEMPERATURE)
            .put("max_tokens", TOKENS)
            .put("seed", seed);
    body.putArray("messages").addObject().put("role", "user").put("content", question.brief());
    return body.toString();
  }
}
