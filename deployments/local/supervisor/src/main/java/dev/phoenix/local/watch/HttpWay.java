package dev.phoenix.local.watch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What ways over HTTP share: limits, and what a failure says about what arrived. */
final class HttpWay {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final long ANSWER_BYTES = 64 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * Sends a request. No exception's text is passed on: it may hold the address, and that a token.
   */
  Sending send(HttpRequest.Builder request, Function<HttpResponse<String>, Sending> read)
      throws InterruptedException {
    var sent =
        http.sendAsync(
            request.timeout(LIMIT).build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES));
    try {
      return read.apply(sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new Sending.Unknown("no answer within " + LIMIT.toSeconds() + " s");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } finally {
      sent.cancel(true);
    }
  }

  private static Sending failed(@Nullable Throwable cause) {
    for (var each = cause; each != null; each = each.getCause()) {
      if (each instanceof ConnectException
          || each instanceof HttpConnectTimeoutException
          || each instanceof UnresolvedAddressException) {
        return new Sending.Later("cannot be reached", null);
      }
    }
    return cause instanceof IOException
        ? new Sending.Unknown("the connection broke")
        : new Sending.Refused("the request cannot be made");
  }
}
