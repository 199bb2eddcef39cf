package dev.phoenix.workers.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Alertmanager says twice and in any order. */
class IntakeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String EARLY = "2026-11-22T10:00:00Z";
  private static final String LATE = "2026-11-22T11:00:00Z";

  @ParameterizedTest
  @EnumSource
  void shouldKeepOneAlertThatIsToldTwice(TestDatabase database) throws Exception {
    // given
    var alerts = alerts(database);

    // when
    tell(alerts, "firing", EARLY, NOW);
    tell(alerts, "firing", EARLY, NOW.plusSeconds(60));

    // then
    assertThat(alerts.lasting())
        .singleElement()
        .extracting(Alert::seenAt)
        .isEqualTo(NOW.plusSeconds(60));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotBeginAgainWhatIsOver(TestDatabase database) throws Exception {
    // given
    var alerts = alerts(database);

    // when
    tell(alerts, "resolved", EARLY, NOW);
    tell(alerts, "firing", EARLY, NOW);

    // then
    assertThat(alerts.lasting()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotEndALaterFiringByTheEndOfAnEarlierOne(TestDatabase database) throws Exception {
    // given
    var alerts = alerts(database);

    // when
    tell(alerts, "firing", LATE, NOW);
    tell(alerts, "resolved", EARLY, NOW);

    // then
    assertThat(alerts.lasting()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeginAgainWithALaterFiring(TestDatabase database) throws Exception {
    // given
    var alerts = alerts(database);

    // when
    tell(alerts, "firing", EARLY, NOW);
    tell(alerts, "resolved", EARLY, NOW);
    tell(alerts, "firing", LATE, NOW);

    // then
    assertThat(alerts.lasting())
        .singleElement()
        .extracting(Alert::startedAt)
        .isEqualTo(Instant.parse(LATE));
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndWhatNobodyToldOfForLong(TestDatabase database) throws Exception {
    // given
    var alerts = alerts(database);
    tell(alerts, "firing", EARLY, NOW);

    // when
    alerts.endUnseen(Alert.Source.ALERTMANAGER, NOW, NOW);
    var before = alerts.lasting();
    alerts.endUnseen(Alert.Source.ALERTMANAGER, NOW.plusSeconds(1), NOW.plusSeconds(1));

    // then
    assertThat(before).hasSize(1);
    assertThat(alerts.lasting()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepSilencesUntilTheyEnd(TestDatabase database) {
    // given
    var silences = new Silences(database.migrated(), new Installation("here"));
    var silence =
        new SilenceRequest(Map.of("alertname", "a"), "2026-11-22T13:00:00Z", "ana", "known")
            .silence(NOW);
    silences.add(silence);

    // when
    var holding = silences.holding(NOW);
    var late = silences.holding(NOW.plusSeconds(3600));
    var known = silences.end(silence.id(), NOW.plusSeconds(1));

    // then
    assertThat(holding).containsExactly(silence);
    assertThat(late).isEmpty();
    assertThat(known).isTrue();
    assertThat(silences.holding(NOW.plusSeconds(2))).isEmpty();
    assertThat(silences.end("another", NOW)).isFalse();
  }

  private static Alerts alerts(TestDatabase database) {
    return new Alerts(database.migrated(), new Installation("here"));
  }

  private static void tell(Alerts alerts, String status, String since, Instant now)
      throws Exception {
    var payload =
        """
        {"version": "4", "alerts": [{"status": "%s", "labels": {"alertname": "Disk", "x": "ü\\u0000"},
          "annotations": {}, "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z"}]}
        """
            .formatted(status, since);
    List<Alert> read = WebhookPayload.read(payload.getBytes(StandardCharsets.UTF_8), now);
    new Intake(alerts).take(read);
  }
}
