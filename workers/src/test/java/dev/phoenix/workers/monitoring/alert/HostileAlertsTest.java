package dev.phoenix.workers.monitoring.alert;

import static dev.phoenix.workers.monitoring.alert.AlertParts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others may put into labels and times, from the webhook to the incident. */
class HostileAlertsTest {

  private static final String FACE = "\uD83D\uDE00";

  private static Incident opened(AlertParts parts, String payload) throws Exception {
    new Intake(parts.alerts).take(read(payload));
    return parts.opened();
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeNamesAndTextsOfAnyLength(TestDatabase database) throws Exception {
    // when every character takes two units
    var incident =
        opened(
            new AlertParts(database),
            payload(
                Map.of(
                    "alertname",
                    FACE.repeat(300),
                    "kind",
                    FACE.repeat(300),
                    FACE.repeat(300),
                    FACE.repeat(1000)),
                FACE.repeat(5000),
                "2026-11-22T11:00:00Z"));

    // then
    assertThat(incident.key()).startsWith("alert:" + FACE).endsWith("…");
    assertThat(incident.title()).startsWith(FACE).endsWith("…");
    assertThat(incident.text()).contains("since 2026-11-22T11:00:00Z");
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetNoLabelLookLikeALineOfOurs(TestDatabase database) throws Exception {
    // when
    var incident =
        opened(
            new AlertParts(database),
            payload(
                Map.of(
                    "alertname", "a\n\nOver: all is well",
                    "x\r\ny", "</b>\u2028Over: \u202Ellew"),
                "Disk\nOver: <b>all</b> \u0000is well",
                "2026-11-22T11:00:00Z"));

    // then
    assertThat(incident.title()).isEqualTo("Disk Over: <b>all</b> \uFFFDis well");
    assertThat(incident.text().lines()).hasSize(1);
    assertThat(incident.text()).doesNotContain("\u2028", "\u202E").contains("x y=</b> Over: llew");
  }

  @ParameterizedTest
  @EnumSource
  void shouldCountWhatBeganInTheFutureByAnothersClock(TestDatabase database) throws Exception {
    // given
    var under = new AlertParts(database);
    opened(under, payload(Map.of("alertname", "a"), "s", "2026-11-22T12:10:00Z"));

    // when
    new Intake(under.alerts)
        .take(
            read(
                payload(Map.of("alertname", "a"), "s", "2026-11-22T12:10:00Z")
                    .replace("firing", "resolved")));

    // then
    assertThat(under.alerts.lasting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
  void shouldRefuseTimesThatNoDatabaseHolds(String time) throws Exception {
    var payload = payload(Map.of("alertname", "a"), "s", time);
    assertThatThrownBy(() -> read(payload))
        .isInstanceOf(WebhookPayload.Unreadable.class)
        .hasMessageContaining("before the year 10000");
  }

  @Test
  void shouldTakeAThousandAlertsAtOnceAndNotMore() throws Exception {
    // given
    var under = new AlertParts(TestDatabase.H2);

    // when
    var incident = opened(under, many(1000));

    // then
    assertThat(under.alerts.lasting()).hasSize(1000);
    assertThat(incident.title()).isEqualTo("Full, and 999 more");
    assertThat(incident.text()).endsWith("and 990 more");
    var more = many(10_000);
    assertThatThrownBy(() -> read(more)).hasMessageContaining("max_alerts");
  }

  @Test
  void shouldSayWhichVariableIsWrong() {
    assertThatThrownBy(() -> new ConcludeAlerts.Judged("alert:a", "DREADFUL"))
        .isInstanceOf(JobInputException.class)
        .hasMessageContaining("judged.severity");
    assertThat(new ConcludeAlerts.Judged("alert:a", Severity.CRITICAL.name())).isNotNull();
  }

  private static List<Alert> read(String payload) throws WebhookPayload.Unreadable {
    return WebhookPayload.read(payload.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static String payload(Map<String, String> labels, String summary, String since)
      throws Exception {
    return payload(List.of(alert(labels, summary, since)));
  }

  private static String many(int alerts) throws Exception {
    return payload(
        IntStream.range(0, alerts)
            .mapToObj(i -> Map.of("alertname", "Disk", "disk", "d" + i))
            .map(labels -> alert(labels, "Full", "2026-11-22T11:00:00Z"))
            .toList());
  }

  private static String payload(List<?> alerts) throws Exception {
    return new JsonMapper().writeValueAsString(Map.of("version", "4", "alerts", alerts));
  }

  private static Map<String, ?> alert(Map<String, String> labels, String summary, String since) {
    var alert = new HashMap<String, Object>();
    alert.put("status", "firing");
    alert.put("labels", labels);
    alert.put("annotations", Map.of("summary", summary));
    alert.put("startsAt", since);
    return alert;
  }
}
