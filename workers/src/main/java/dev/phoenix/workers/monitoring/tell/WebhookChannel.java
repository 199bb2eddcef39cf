package dev.phoenix.workers.monitoring.tell;

import dev.phoenix.connector.commons.effect.ContentDigest;
import dev.phoenix.connector.commons.http.HttpAnswer;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.connector.commons.publish.Channel;
import dev.phoenix.connector.commons.publish.Content;
import dev.phoenix.connector.commons.publish.FindResult;
import dev.phoenix.connector.commons.publish.SendResult;
import dev.phoenix.connector.commons.publish.Sought;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as a channel. It cannot be asked what it took; the header {@code Idempotency-Key} lets
 * a receiver tell a repetition, though none is sent while the outcome is open.
 */
final class WebhookChannel implements Channel<WebhookChannel.Body> {

  /** What is posted. */
  record Body(byte[] bytes) implements Content {

    @Override
    public String digest() {
      return ContentDigest.of(List.of("webhook", new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int TOO_MANY = 429;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final LimitedHttpClient http;
  private final URI address;
  private final @Nullable String secret;
  private final Clock clock;

  WebhookChannel(LimitedHttpClient http, URI address, @Nullable String secret, Clock clock) {
    this.http = http;
    this.address = address;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public String target() {
    return "webhook";
  }

  /** Without the path: many webhooks have their secret there. */
  @Override
  public String address() {
    return address.getScheme() + "://" + address.getAuthority();
  }

  @Override
  public Duration sendLimit() {
    return http.limits().request();
  }

  @Override
  public SendResult send(String marker, Body content) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", marker)
            .POST(HttpRequest.BodyPublishers.ofByteArray(content.bytes()));
    if (secret != null) {
      request.header("X-Phoenix-Signature", "sha256=" + hmac(secret, content.bytes()));
    }
    try {
      return judged(http.send(request.build()));
    } catch (HttpFailure.NothingSent e) {
      return new SendResult.Postponed(String.valueOf(e.getMessage()), null);
    } catch (HttpFailure e) {
      return new SendResult.Open(String.valueOf(e.getMessage()));
    }
  }

  private SendResult judged(HttpAnswer answer) {
    int status = answer.status();
    var said = "The webhook answered " + status;
    if (status / 100 == 2) {
      return new SendResult.Accepted(null, clock.instant(), null);
    }
    if (status == TOO_MANY || status == SERVICE_UNAVAILABLE) {
      return new SendResult.Postponed(said, retryAfter(answer));
    }
    return status < 500
        ? new SendResult.Refused(said + ": look at phoenix.workers.monitoring.webhook")
        : new SendResult.Open(said);
  }

  private static @Nullable Duration retryAfter(HttpAnswer answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
        .orElse(null);
  }

  @Override
  public FindResult find(Sought sought) {
    return new FindResult.Undetermined("A webhook cannot be asked what it took");
  }

  static String hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
