package dev.phoenix.workers.monitoring.alert;

import dev.phoenix.workers.gateway.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /monitoring/alerts}: Alertmanager's webhook. Answers 200 once it is written down and
 * the flow was told, 404 where no token is set, 401 for a wrong one, 400 and 413 for what is no
 * payload, and 503 where Alertmanager shall try again.
 */
@RestController
final class AlertWebhook {

  static final String MESSAGE = "alerts-received";

  private static final Logger LOG = LoggerFactory.getLogger(AlertWebhook.class);
  private static final int MOST_BYTES = 1 << 20;
  private static final String BEARER = "Bearer ";
  private static final Duration WAITS = Duration.ofMinutes(10);

  private final AlertSettings settings;
  private final Intake intake;
  private final Messages messages;
  private final Clock clock;

  /** What went wrong, and what to do. */
  record Refusal(String error) {}

  /** How many alerts were taken. */
  record Taken(int alerts) {}

  AlertWebhook(AlertSettings settings, Intake intake, Messages messages, Clock clock) {
    this.settings = settings;
    this.intake = intake;
    this.messages = messages;
    this.clock = clock;
  }

  // wants the type of JSON: forms of foreign pages cannot name it
  @PostMapping(
      value = "/monitoring/alerts",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> take(
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      InputStream body)
      throws IOException {
    if (settings.webhookToken() == null) {
      return refusal(HttpStatus.NOT_FOUND, "No token is set for Alertmanager's webhook");
    }
    if (!knows(authorization, settings.webhookToken())) {
      return refusal(HttpStatus.UNAUTHORIZED, "Give the webhook's token as a bearer token");
    }
    var bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return refusal(
          HttpStatus.PAYLOAD_TOO_LARGE, "More than 1 MiB: set max_alerts in the webhook_config");
    }
    try {
      var alerts = WebhookPayload.read(bytes, clock.instant());
      intake.take(alerts);
      messages.publish(MESSAGE, MESSAGE, UUID.randomUUID().toString(), Map.of(), WAITS);
      return ResponseEntity.ok(new Taken(alerts.size()));
    } catch (WebhookPayload.Unreadable e) {
      return refusal(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("Alerts of Alertmanager could not be taken: it will try again", e);
      return refusal(
          HttpStatus.SERVICE_UNAVAILABLE, "The engine or the database does not answer: try again");
    }
  }

  /** Compares in a time that tells nothing of the token. */
  private static boolean knows(@Nullable String authorization, String token) {
    var given =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length())
            : "";
    return MessageDigest.isEqual(bytes(given), bytes(token));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ResponseEntity<?> refusal(HttpStatus status, String error) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Refusal(error));
  }
}
