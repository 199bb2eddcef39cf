package dev.phoenix.connector.commons.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * HTTP/1.1 with limits on every wait and every body. It follows no redirect, since another host is
 * another remote, and sends nothing twice: HTTP/2 is off because its client may repeat a request by
 * itself.
 */
public final class LimitedHttpClient {

  private final HttpClient client;
  private final HttpLimits limits;

  /** A client with its own connections. */
  public LimitedHttpClient(HttpLimits limits) {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The limits that every call keeps. */
  public HttpLimits limits() {
    return limits;
  }

  /**
   * Sends one request and reads its answer.
   *
   * @throws HttpFailure if there is no whole answer within the limits
   */
  public HttpAnswer send(HttpRequest request) throws HttpFailure {
    var host = host(request.uri());
    var answer = client.sendAsync(request, info -> new LimitedBody(limits.maxBytes()));
    try {
      var response = answer.get(limits.request().toNanos(), TimeUnit.NANOSECONDS);
      var body = response.body();
      return new HttpAnswer(
          response.statusCode(), response.headers(), body.bytes(), body.truncated());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpFailure.OutcomeOpen(host + " did not answer within " + limits.request(), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new HttpFailure.OutcomeOpen("The wait for " + host + " was interrupted", e);
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      if (nothingLeft(cause)) {
        throw new HttpFailure.NothingSent(
            host + " cannot be reached (" + reason(cause) + ")", cause);
      }
      throw new HttpFailure.OutcomeOpen(
          "The connection to " + host + " broke (" + reason(cause) + ")", cause);
    }
  }

  /**
   * Only what fails before a connection stands, or while we ourselves refuse the certificate,
   * proves that nothing left.
   */
  private static boolean nothingLeft(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // HttpConnectTimeoutException carries a ConnectException
      if (cause instanceof ConnectException || cause instanceof UnresolvedAddressException) {
        return true;
      }
      if (cause instanceof CertificateException && failure instanceof SSLHandshakeException) {
        return true;
      }
    }
    return failure instanceof java.net.http.HttpConnectTimeoutException;
  }

  private static String reason(Throwable cause) {
    var message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static String host(URI uri) {
    int port = uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port);
  }
}
