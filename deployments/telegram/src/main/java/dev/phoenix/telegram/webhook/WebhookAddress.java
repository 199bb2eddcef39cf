package dev.phoenix.telegram.webhook;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where the double delivers to: this machine only. Telegram itself asks for https and a public
 * address.
 */
public final class WebhookAddress {

  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  private WebhookAddress() {}

  /** Why the address cannot be a webhook, if it cannot. */
  public static Optional<String> check(String url) {
    try {
      var uri = URI.create(url);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && HERE.contains(uri.getHost())
          ? Optional.empty()
          : Optional.of("this double delivers to http addresses of this machine only");
    } catch (IllegalArgumentException e) {
      return Optional.of("invalid URL");
    }
  }
}
