package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.connector.commons.http.HttpAnswer;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls methods of the Bot API. The token is part of every address, so whatever text leaves here is
 * searched for it.
 */
final class BotCalls {

  private static final Duration DEFAULT_RETRY = Duration.ofSeconds(5);
  private static final long LONGEST_RETRY = Duration.ofHours(6).toSeconds();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BotAddress address;
  private final BotToken token;
  private final Pace pace;

  BotCalls(BotAddress address, BotToken token, Pace pace) {
    this.address = address;
    this.token = token;
    this.pace = pace;
  }

  /** Calls with parameters in JSON. */
  <T> Answer<T> call(
      LimitedHttpClient http,
      String method,
      ObjectNode parameters,
      Function<JsonNode, Optional<T>> reader) {
    return send(http, method, "application/json", bytes(parameters), reader);
  }

  /** Calls with a file. */
  <T> Answer<T> call(
      LimitedHttpClient http,
      String method,
      Multipart form,
      Function<JsonNode, Optional<T>> reader) {
    return send(http, method, form.contentType(), form.body(), reader);
  }

  private <T> Answer<T> send(
      LimitedHttpClient http,
      String method,
      String contentType,
      byte[] body,
      Function<JsonNode, Optional<T>> reader) {
    var request =
        HttpRequest.newBuilder(address.call(token, method))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return understood(http.send(request), reader);
    } catch (HttpFailure.NothingSent e) {
      return new Answer.NotSent<>(token.hiddenIn(String.valueOf(e.getMessage())));
    } catch (HttpFailure e) {
      return new Answer.Open<>(token.hiddenIn(String.valueOf(e.getMessage())));
    }
  }

  private <T> Answer<T> understood(HttpAnswer answer, Function<JsonNode, Optional<T>> reader) {
    var json = answer.truncated() ? MissingNode.getInstance() : json(answer.body());
    int status = answer.status();
    if (status == 200 && json.path("ok").asBoolean(false)) {
      return reader
          .apply(json.path("result"))
          .<Answer<T>>map(Answer.Ok::new)
          .orElseGet(() -> new Answer.Open<>("Telegram answered something that cannot be read"));
    }
    // 200 with ok:false does not occur at Telegram, but a server of one's own may say it
    int code = status == 200 ? json.path("error_code").asInt(200) : status;
    if (code == 429) {
      var after = retryAfter(json);
      pace.quiet(after);
      return new Answer.TooMany<>(after);
    }
    // 408 may come from a proxy that passed the call on
    if (code >= 400 && code < 500 && code != 408) {
      return new Answer.Refused<>(code, description(json));
    }
    return new Answer.Open<>("Telegram answered " + code + ", which says nothing about the call");
  }

  private static Duration retryAfter(JsonNode json) {
    long seconds = json.path("parameters").path("retry_after").asLong();
    return seconds <= 0 ? DEFAULT_RETRY : Duration.ofSeconds(Math.min(seconds, LONGEST_RETRY));
  }

  private String description(JsonNode json) {
    var text = token.hiddenIn(json.path("description").asText("no description"));
    var moved = json.path("parameters").path("migrate_to_chat_id");
    return moved.canConvertToLong() ? text + "; its id is " + moved.longValue() + " now" : text;
  }

  private static JsonNode json(byte[] body) {
    try {
      var json = JSON.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static byte[] bytes(ObjectNode parameters) {
    try {
      return JSON.writeValueAsBytes(parameters);
    } catch (IOException e) {
      throw new IllegalStateException("A tree of JSON can always be written", e);
    }
  }
}
