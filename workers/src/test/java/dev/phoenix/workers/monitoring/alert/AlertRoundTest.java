package dev.phoenix.workers.monitoring.alert;

import static dev.phoenix.workers.monitoring.alert.AlertParts.NOW;
import static dev.phoenix.workers.monitoring.alert.AlertsUnderTest.SettingsUnderTest.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.monitoring.incident.Trouble;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a round makes of the alerts that there are. */
class AlertRoundTest {

  private static final AlertRule RULE =
      new AlertRule(
          "queue-long",
          "q",
          10.0,
          Duration.ZERO,
          null,
          "saturation",
          "Long",
          Map.of("told_by", "supervisor"));

  @ParameterizedTest
  @EnumSource
  void shouldCloseOnlyIncidentsOfAlerts(TestDatabase database) {
    // given
    var parts = new AlertParts(database);
    for (var key : List.of("health:feed", "backup", "alert:feed-down")) {
      parts.incidents.open(new Trouble(key, Severity.WARNING, key, "", false));
    }

    // when
    var conclusion = parts.concluded("alert:feed-down", "WARNING");

    // then
    assertThat(conclusion).isEqualTo(new ConcludeAlerts.Conclusion(0, 0, 0, 1));
    assertThat(parts.incidents.open())
        .extracting(Incident::key)
        .containsExactlyInAnyOrder("health:feed", "backup");
  }

  @Test
  void shouldOpenNothingForWhatIsOverOrOnlyMentioned() {
    // given
    var parts = new AlertParts(TestDatabase.H2);
    parts.alerts.put(alert("lasts", NOW, 1));

    // when
    var mentioned = parts.concluded("alert:lasts", "NONE");
    var over = parts.concluded("alert:over", "CRITICAL");

    // then
    assertThat(mentioned.firing()).isEqualTo(1);
    assertThat(mentioned.open() + over.open()).isZero();
    assertThat(parts.incidents.open()).isEmpty();
  }

  @Test
  void shouldSilenceOnlyWhatHasEveryLabel() {
    // given
    var parts = new AlertParts(TestDatabase.H2);
    parts.alerts.put(alert(Map.of("alertname", "a", "job", "feed"), NOW, 1));
    parts.alerts.put(alert(Map.of("alertname", "b", "job", "workers"), NOW, 1));

    // when
    parts.silences.add(silence(Map.of("alertname", "b", "job", "feed"), NOW.plusSeconds(60)));
    var both = parts.gathered().cases();
    parts.silences.add(silence(Map.of("alertname", "b", "job", "workers"), NOW.plusSeconds(60)));

    // then
    assertThat(both).hasSize(2);
    assertThat(parts.gathered().cases()).extracting(Case::key).containsExactly("alert:a");
    assertThat(gauge(parts, "firing")).isEqualTo(1);
    assertThat(gauge(parts, "silenced")).isEqualTo(1);
  }

  @Test
  void shouldDecideOnAHundredCasesAtMost() {
    // given
    var parts = new AlertParts(TestDatabase.H2);
    IntStream.range(0, 105)
        .forEach(i -> parts.alerts.put(alert("a" + i, NOW.minus(Duration.ofMinutes(i)), 1)));

    // then the longest lasting
    assertThat(parts.gathered().cases())
        .hasSize(100)
        .first()
        .extracting(Case::key)
        .isEqualTo("alert:a104");
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndWhatAlertmanagerForgotAndForgetWhatIsLongOver(TestDatabase database) {
    // given what was seen at noon, and a silence that ended then
    var jdbc = database.migrated();
    var noon = new AlertParts(jdbc, NOW, null);
    noon.alerts.put(saying("", "f"));
    noon.silences.add(silence(Map.of("alertname", "x"), NOW.plusSeconds(1)));

    // when / then
    at(jdbc, Duration.ofHours(24)).gathered();
    assertThat(noon.alerts.lasting()).hasSize(1);
    at(jdbc, Duration.ofHours(25)).gathered();
    assertThat(noon.alerts.lasting()).isEmpty();
    assertThat(noon.alerts.find(Alert.Source.ALERTMANAGER, "f")).isPresent();
    at(jdbc, Duration.ofDays(4)).gathered();
    assertThat(noon.alerts.find(Alert.Source.ALERTMANAGER, "f")).isEmpty();
    assertThat(jdbc.sql("select count(*) from monitoring_silence").query(Long.class).single())
        .isEqualTo(1);
    at(jdbc, Duration.ofDays(31)).gathered();
    assertThat(jdbc.sql("select count(*) from monitoring_silence").query(Long.class).single())
        .isZero();
  }

  @Test
  void shouldEndWhatOnlyPrometheusCouldEndWhenItIsNoLongerConfigured() {
    // given
    var parts = new AlertParts(TestDatabase.H2);
    parts.alerts.put(alert("a", NOW.minusSeconds(1), 1));
    parts.concluded("alert:a", "WARNING");
    var later = parts.incidents.open();

    // when
    var listed = parts.listed();

    // then
    assertThat(later).hasSize(1);
    assertThat(listed.prometheus()).isNull();
    assertThat(parts.incidents.open()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"50, 5", "+Inf, 1000000", "10, 0"})
  void shouldKeepTheLabelsOfTheRuleAndHowMuchTooMuchItIs(String value, double excess) {
    // given
    var parts = new AlertParts(TestDatabase.H2.migrated(), NOW, RULE);
    var number = value.startsWith("+") ? null : Double.valueOf(value);

    // when
    var cases =
        parts
            .gathered(
                new GatherAlerts.Answer(
                    "queue-long",
                    new GatherAlerts.Result(
                        List.of(
                            new GatherAlerts.Series(
                                Map.of("job", "m"), new GatherAlerts.Sample(number, value)))),
                    null))
            .cases();

    // then
    if (excess == 0) {
      assertThat(cases).isEmpty();
    } else {
      assertThat(cases).containsExactly(new Case("alert:queue-long", "saturation", excess, 0, ""));
      assertThat(parts.alerts.lasting().getFirst().labels())
          .containsEntry("told_by", "supervisor")
          .containsEntry("job", "m");
    }
    assertThat(
            parts.meters.get("phoenix.alert.queries").tag("outcome", "answered").counter().count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "none, warning, warning",
    "warning, '', ''",
    "'', critical, critical",
    "none, none, none"
  })
  void shouldHeedTheWorstThatAGroupSays(String one, String other, String said) {
    assertThat(Case.of(List.of(saying(one, "1"), saying(other, "2")), NOW))
        .extracting(Case::said)
        .containsExactly(said);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:59:59Z, false",
    "2026-11-23T08:00:00Z, true",
    "2026-11-23T17:59:59Z, true",
    "2026-11-23T18:00:00Z, false",
    "2026-11-22T12:00:00Z, false"
  })
  void shouldKnowWhenPeopleAreAtWork(Instant moment, boolean work) {
    assertThat(new AlertParts(TestDatabase.H2.migrated(), moment, null).gathered().businessHours())
        .isEqualTo(work);
  }

  private static AlertParts at(JdbcClient jdbc, Duration later) {
    return new AlertParts(jdbc, NOW.plus(later), null);
  }

  private static double gauge(AlertParts parts, String state) {
    return parts.meters.get("phoenix.alerts").tag("state", state).gauge().value();
  }

  private static Silence silence(Map<String, String> labels, Instant until) {
    return new SilenceRequest(Map.copyOf(labels), until.toString(), "ana", "known").silence(NOW);
  }

  private static Alert saying(String said, String fingerprint) {
    return new Alert(
        Alert.Source.ALERTMANAGER,
        fingerprint,
        "a",
        "a",
        Labels.of(Map.of("alertname", "a")),
        "other",
        said,
        "",
        null,
        1,
        NOW,
        NOW,
        null,
        NOW);
  }
}
