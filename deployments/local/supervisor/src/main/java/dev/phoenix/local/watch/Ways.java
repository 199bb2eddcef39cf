package dev.phoenix.local.watch;

import dev.phoenix.local.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ways that are configured; the variables are those of the workers. */
final class Ways {

  private static final String TELEGRAM = "PHOENIX_WORKERS_TELEGRAM_";
  private static final String WEBHOOK = "PHOENIX_WORKERS_MONITORING_WEBHOOK_";

  private Ways() {}

  /**
   * Telegram where a token and a chat are named, a webhook where its address is; all is told by
   * both.
   *
   * @throws UserError if one of them cannot be used
   */
  static List<Way> of(Map<String, String> environment) {
    var ways = new ArrayList<Way>();
    var token = environment.getOrDefault(TELEGRAM + "TOKEN", "");
    var chat = environment.getOrDefault(TELEGRAM + "CHAT", "");
    try {
      if (!token.isBlank() && !chat.isBlank()) {
        var api = environment.getOrDefault(TELEGRAM + "API", "");
        ways.add(
            new TelegramWay(
                api.isBlank() ? "https://api.telegram.org" : api.strip(),
                token.strip(),
                chat.strip()));
      }
      var url = environment.getOrDefault(WEBHOOK + "URL", "");
      if (!url.isBlank()) {
        var secret = environment.getOrDefault(WEBHOOK + "SECRET", "");
        ways.add(new WebhookWay(url.strip(), secret.isBlank() ? null : secret));
      }
    } catch (IllegalArgumentException e) {
      throw new UserError("Nobody can be told of troubles: " + e.getMessage(), e);
    }
    return List.copyOf(ways);
  }
}
