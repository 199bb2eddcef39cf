package dev.phoenix.local.watch;

import dev.phoenix.local.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A POST of {@code {"id","moment","key","severity","title","text","at"}}, signed as {@code
 * X-Phoenix-Signature: sha256=} and the hexadecimal HMAC of the body where there is a secret.
 */
final class WebhookWay implements Way {

  private static final String ALGORITHM = "HmacSHA256";

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
    if (this.address.getHost() == null
        || !String.valueOf(this.address.getScheme()).startsWith("http")) {
      throw new IllegalArgumentException("the webhook's address is none");
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
            .POST(BodyPublishers.ofByteArray(body));
    if (secret != null) {
      request.header("X-Phoenix-Signature", "sha256=" + hmac(secret, body));
    }
    return http.send(request, WebhookWay::read);
  }

  private static Sending read(HttpResponse<String> response) {
    int status = response.statusCode();
    return switch (status / 100) {
      case 2 -> new Sending.Delivered();
      case 4 ->
          status == 429 || status == 408
              ? new Sending.Later("answered " + status, null)
              : new Sending.Refused("answered " + status);
      case 5 ->
          status == 503
              ? new Sending.Later("answered 503", null)
              : new Sending.Unknown("answered " + status);
      default -> new Sending.Refused("answered " + status);
    };
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
