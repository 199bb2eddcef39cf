package dev.phoenix.connector.commons.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One try of one HTTP/1.1 request with limits on time and size; it follows no redirect and retries
 * nothing.
 *
 * <p>The JDK's client repeats a request by itself only for idempotent methods, and HTTP/1.1 keeps
 * it from doing so for a POST whose connection broke.
 */
public final class BoundedHttpClient {

  /** How long a connection may take to be made. */
  public static final Duration CONNECT = Duration.ofSeconds(2);

  /** How long a request may take in all. */
  public static final Duration TOTAL = Duration.ofSeconds(10);

  private static final int MAX_BODY = 4 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Duration total;

  public BoundedHttpClient() {
    this(TOTAL);
  }

  /** With another limit for a whole request. */
  public BoundedHttpClient(Duration total) {
    this.total = total;
  }

  /** Sends a request once. */
  public HttpAnswer send(HttpRequest.Builder request) {
    // the JDK's own time-out ends with the headers; this one holds for the body too
    var answer =
        client
            .sendAsync(request.timeout(total).build(), HttpResponse.BodyHandlers.ofInputStream())
            .thenApplyAsync(BoundedHttpClient::read);
    try {
      return answer.get(total.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new HttpAnswer.Lost("no whole answer within " + total.toSeconds() + " s");
    } catch (ExecutionException e) {
      return failure(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new HttpAnswer.Lost("interrupted while waiting for the answer");
    }
  }

  private static HttpAnswer read(HttpResponse<InputStream> response) {
    try (var body = response.body()) {
      var bytes = body.readNBytes(MAX_BODY + 1);
      return bytes.length > MAX_BODY
          ? new HttpAnswer.Lost("the answer is larger than " + MAX_BODY + " bytes")
          : new HttpAnswer.Received(response.statusCode(), response.headers(), bytes);
    } catch (IOException e) {
      return new HttpAnswer.Lost("the connection broke within the answer: " + reason(e));
    }
  }

  private HttpAnswer failure(@Nullable Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException
        || cause instanceof ConnectException
        || cause instanceof UnknownHostException) {
      return new HttpAnswer.NotSent("no connection: " + reason(cause));
    }
    if (cause instanceof HttpTimeoutException) {
      return new HttpAnswer.Lost("no answer within " + total.toSeconds() + " s");
    }
    return new HttpAnswer.Lost(
        cause == null ? "it failed" : "the connection broke: " + reason(cause));
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
