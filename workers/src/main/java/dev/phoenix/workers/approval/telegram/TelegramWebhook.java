package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.updates.Receiver;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /telegram/webhook}: what Telegram delivers. Answers 200 once it is written down, now
 * or before; 401 for a wrong secret, 400 and 413 for what is no update; 500 and 503 if it has to
 * come again.
 */
@RestController
@ConditionalOnProperty(name = "phoenix.workers.telegram.mode", havingValue = "webhook")
final class TelegramWebhook {

  private final TelegramPlace place;

  TelegramWebhook(TelegramPlace place) {
    this.place = place;
  }

  @PostMapping("/telegram/webhook")
  ResponseEntity<Void> deliver(
      @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", required = false)
          @Nullable String secret,
      InputStream body)
      throws IOException {
    var bytes = body.readNBytes(Receiver.BODY_LIMIT + 1);
    return ResponseEntity.status(place.receive(secret, bytes)).build();
  }
}
