package dev.phoenix.workers.monitoring.tell;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told what breaks. Without any way, it is in the log, in Tasklist and on the status
 * page alone.
 *
 * @param telegram the chat where requests are decided, if there is one; no mode needs to be set
 * @param webhook an address that is posted JSON
 */
@ConfigurationProperties("phoenix.workers.monitoring")
public record TellSettings(@DefaultValue Telegram telegram, @DefaultValue Webhook webhook) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * A chat, by default that of {@code phoenix.workers.telegram}.
   *
   * @param token the bot's
   * @param api the Bot API's address
   * @param chat the chat's number
   */
  public record Telegram(@Nullable String token, @Nullable String api, @Nullable String chat) {

    boolean used() {
      return !blank(token) && !blank(chat);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Telegram[" + api + ", chat " + chat + "]";
    }
  }

  /**
   * A webhook.
   *
   * @param url https, or http on this machine
   * @param secret signs each body: {@code X-Phoenix-Signature: sha256=} and the HMAC in hexadecimal
   */
  public record Webhook(@Nullable URI url, @Nullable String secret) {

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if what is told could be read on its way
     */
    public Webhook {
      url = url == null || url.toString().isBlank() ? null : url;
      secret = blank(secret) ? null : secret;
      if (url != null
          && !("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null)
          && !("http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(url.getHost()))) {
        throw new IllegalArgumentException(
            "phoenix.workers.monitoring.webhook.url must be https, or http on this machine");
      }
    }

    /** Without the path and the secret: both may be secrets. */
    @Override
    public String toString() {
      return "Webhook[" + (url == null ? null : url.getHost()) + "]";
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
