package dev.phoenix.workers.monitoring.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager posts, version 4
 * (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config). Fields that later
 * versions of Alertmanager add are passed over.
 */
final class WebhookPayload {

  private static final int MOST_ALERTS = 1_000;
  private static final int MOST_LABELS = 64;
  private static final int LONGEST = 500;
  private static final int LONGEST_NAME = 100;

  // later ones are more than some databases hold
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .build();

  private WebhookPayload() {}

  /** It is no payload of Alertmanager's; the message says what is due. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads a payload.
   *
   * @param now what a missing beginning becomes
   * @return an alert each, those that are over with their end
   */
  static List<Alert> read(byte[] body, Instant now) throws Unreadable {
    var payload = json(body);
    if (!payload.path("version").asText().equals("4") || !payload.path("alerts").isArray()) {
      throw new Unreadable("This takes what Alertmanager's webhook_config sends, version 4");
    }
    var alerts = payload.path("alerts");
    if (alerts.size() > MOST_ALERTS) {
      throw new Unreadable("More than 1000 alerts: set max_alerts in the webhook_config");
    }
    var read = new ArrayList<Alert>();
    for (var alert : alerts) {
      read.add(alert(alert, now));
    }
    return read;
  }

  private static Alert alert(JsonNode node, Instant now) throws Unreadable {
    var status = node.path("status").asText();
    if (!status.equals("firing") && !status.equals("resolved")) {
      throw new Unreadable("An alert's status must be firing or resolved");
    }
    var given = node.path("labels");
    if (!given.isObject() || given.isEmpty() || given.size() > MOST_LABELS) {
      throw new Unreadable("An alert must have 1 to 64 labels");
    }
    var all = new TreeMap<String, String>();
    given.properties().forEach(label -> all.put(label.getKey(), label.getValue().asText()));
    var labels = Labels.of(all);
    var name = Labels.text(labels.getOrDefault("alertname", "alert"), LONGEST_NAME);
    var started = moment(node.path("startsAt"));
    var ended = moment(node.path("endsAt"));
    var since = started == null ? now : started;
    return new Alert(
        Alert.Source.ALERTMANAGER,
        Labels.fingerprint(labels),
        name,
        Labels.text(labels.getOrDefault("group", name), LONGEST_NAME),
        labels,
        Labels.text(labels.getOrDefault("kind", "other"), 40),
        Said.of(labels.get("severity")),
        Labels.text(summary(node.path("annotations"), name), LONGEST),
        null,
        1,
        since,
        // told as firing, it counts, whatever Prometheus' clock says
        since.isAfter(now) ? now : since,
        status.equals("firing") ? null : ended == null || ended.isBefore(since) ? now : ended,
        now);
  }

  private static String summary(JsonNode annotations, String name) {
    for (var key : List.of("summary", "title", "description", "message")) {
      if (annotations.path(key).isTextual()) {
        return annotations.path(key).asText();
      }
    }
    return name;
  }

  private static @Nullable Instant moment(JsonNode node) throws Unreadable {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    try {
      var moment = OffsetDateTime.parse(node.asText()).toInstant();
      // Go's zero time, year 1, stands for none
      if (moment.isAfter(LATEST)) {
        throw new Unreadable("startsAt and endsAt must be before the year 10000");
      }
      return moment.isBefore(Instant.EPOCH) ? null : moment;
    } catch (DateTimeException e) {
      throw new Unreadable("startsAt and endsAt must be dates and times as in RFC 3339");
    }
  }

  private static JsonNode json(byte[] body) throws Unreadable {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new Unreadable("The body is no JSON that can be read");
    }
  }
}
