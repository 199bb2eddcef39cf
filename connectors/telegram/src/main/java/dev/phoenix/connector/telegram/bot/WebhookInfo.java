package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Where Telegram delivers updates to.
 *
 * @param url empty if there is no webhook
 * @param pending how many updates wait
 * @param lastError why the last delivery failed, null if it did not
 */
public record WebhookInfo(String url, int pending, @Nullable String lastError) {

  /** Whether a webhook is set, so that nobody can poll. */
  public boolean set() {
    return !url.isEmpty();
  }

  static WebhookInfo read(JsonNode json) {
    return new WebhookInfo(
        json.path("url").asText(""),
        json.path("pending_update_count").asInt(),
        json.path("last_error_message").textValue());
  }
}
