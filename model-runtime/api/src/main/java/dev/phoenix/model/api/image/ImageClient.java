package dev.phoenix.model.api.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has pictures prepared by the model runtime over {@code POST /v1/images}. It never throws for what
 * the runtime does: a dead, busy or broken skill is an answer too. Safe for many threads.
 */
public final class ImageClient implements AutoCloseable {

  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int LARGEST_FILE = 16 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI runtime;
  private final @Nullable String token;
  private final Duration deadline;

  /**
   * A client.
   *
   * @param runtime the runtime's HTTP address, such as {@code http://127.0.0.1:8091}
   * @param token its bearer token, where it wants one
   * @param deadline the longest time for each of the two calls that a picture takes
   */
  public ImageClient(URI runtime, @Nullable String token, Duration deadline) {
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

  /** Has a JPEG, PNG, WebP or GIF file prepared. */
  public ImageAnswer prepare(byte[] file) {
    try {
      var answer =
          send(
              request("/v1/images")
                  .header("Content-Type", "application/octet-stream")
                  .POST(BodyPublishers.ofByteArray(file)),
              LARGEST_ANSWER);
      var json = JSON.readTree(answer.body());
      if (answer.statusCode() != 200) {
        return failure(answer.statusCode(), json);
      }
      return fetch(
          json.path("digest").asText(), json.path("width").asInt(), json.path("height").asInt());
    } catch (IOException e) {
      return new ImageAnswer.Unavailable(
          "The model runtime's images skill does not answer: check that it runs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ImageAnswer.Unavailable("The process is stopping");
    }
  }

  private ImageAnswer fetch(String digest, int width, int height)
      throws IOException, InterruptedException {
    if (!digest.matches("[0-9a-f]{64}")) {
      return garbage();
    }
    var file = send(request("/v1/images/" + digest).GET(), LARGEST_FILE);
    return file.statusCode() == 200 && sha256(file.body()).equals(digest)
        ? new ImageAnswer.Prepared(file.body(), digest, width, height)
        : garbage();
  }

  private static ImageAnswer failure(int status, JsonNode json) {
    var message = json.path("error").path("message").asText("The model runtime said " + status);
    return switch (status) {
      case 400, 413, 415, 422 -> new ImageAnswer.Refused(message);
      case 401 ->
          new ImageAnswer.Unavailable("The model runtime wants a token that the workers lack");
      default -> new ImageAnswer.Unavailable(message);
    };
  }

  private static ImageAnswer garbage() {
    return new ImageAnswer.Unavailable("The images skill gave no picture; see the runtime's log");
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(runtime.resolve(path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** A request's own time-out ends with the headers; this one holds for the body too. */
  private HttpResponse<byte[]> send(HttpRequest.Builder request, int most)
      throws IOException, InterruptedException {
    var answer =
        http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
