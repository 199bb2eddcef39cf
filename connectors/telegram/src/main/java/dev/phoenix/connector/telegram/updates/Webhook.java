package dev.phoenix.connector.telegram.updates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what Telegram delivers. Nothing is looked at before the secret is. */
final class Webhook {

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] secret;
  private final BotName name;
  private final Intake intake;

  Webhook(String secret, BotName name, Intake intake) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.name = name;
    this.intake = intake;
  }

  int receive(@Nullable String shown, byte[] body) {
    if (shown == null || !MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8))) {
      return 401;
    }
    if (body.length > Receiver.BODY_LIMIT) {
      return 413;
    }
    var update = update(body);
    if (update == null) {
      return 400;
    }
    if (!name.known()) {
      return 503;
    }
    try {
      return intake.take(update) ? 200 : 500;
    } catch (InboxException e) {
      LOG.warn("{}; Telegram delivers the update again", e.getMessage());
      return 503;
    }
  }

  private static @Nullable JsonNode update(byte[] body) {
    try {
      var json = JSON.readTree(body);
      return json != null && UpdateParser.id(json).isPresent() ? json : null;
    } catch (IOException e) {
      return null;
    }
  }
}
