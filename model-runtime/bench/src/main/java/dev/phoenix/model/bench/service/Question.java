package dev.phoenix.model.bench.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A request that only a role in working order answers.
 *
 * @param path where it is posted to
 * @param contentType the type of the body
 * @param body never changed
 */
public record Question(
    String path, String contentType, @SuppressWarnings("ArrayRecordComponent") byte[] body) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A picture of 640 x 400 to prepare. */
  static Question picture() {
    return new Question(
        "/v1/images", "image/jpeg", Variant.jpeg(Scene.GRADIENT.draw(1, 640, 400), 0.9f));
  }

  /**
   * A post by phoenix-core, always the same one for the same words.
   *
   * @param tokens the longest answer
   */
  public static Question post(String words, int tokens) {
    var body =
        Map.of(
            "model",
            ShippedModel.NAME,
            "messages",
            List.of(Map.of("role", "user", "content", words)),
            "max_tokens",
            tokens,
            "temperature",
            0);
    try {
      return new Question("/v1/chat/completions", "application/json", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map could not be written as JSON", e);
    }
  }

  HttpRequest at(URI server) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
