package dev.phoenix.local.watch;

import dev.phoenix.local.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A POST of {@code {"id","moment","key","severity","title","text","at"}}, signed as {@code
 * X-Phoenix-Signature: sha256=} and the hexadecimal HMAC of the body where there is a secret.
 */
final class WebhookWay implements Way {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LONGEST_WAIT = 600;

  private final URI address;
  private final @Nullable String secret;
  private final HttpWay http = new HttpWay();

  /**
   * To an address.
   *
   * @throws IllegalArgumentException if it is none; without saying it
   */
  WebhookWay(String address, @Nullable String secret) {
    try {
      this.address = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the webhook's address is none");
    }
    var scheme = String.valueOf(this.address.getScheme());
    var host = this.address.getHost();
    if (!(scheme.equalsIgnoreCase("https") && host != null)
        && !(scheme.equalsIgnoreCase("http") && host != null && LOOPBACK.contains(host))) {
      throw new IllegalArgumentException(
          "the webhook's address must be https, or http on this machine");
    }
    this.secret = secret;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Sending send(Notice notice) throws InterruptedException {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("id", notice.id())
            .put("moment", notice.moment().word())
            .put("key", notice.key())
            .put("severity", notice.severity().name())
            .put("title", notice.title())
            .put("text", notice.text())
            .put("at", notice.at().toString())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", notice.id())
            .POST(BodyPublishers.ofByteArray(body));
    if (secret != null) {
      request.header("X-Phoenix-Signature", "sha256=" + hmac(secret, body));
    }
    return http.send(request, WebhookWay::read);
  }

  private static Sending read(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Sending.Delivered();
    }
    var said = "answered " + status;
    if (status == 429 || status == 503) {
      return new Sending.Later(said, retryAfter(response));
    }
    return status < 500 ? new Sending.Refused(said) : new Sending.Unknown(said);
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT)))
        .orElse(null);
  }

  static String hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
