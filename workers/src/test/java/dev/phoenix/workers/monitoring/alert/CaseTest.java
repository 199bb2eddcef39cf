package dev.phoenix.workers.monitoring.alert;

import static dev.phoenix.workers.monitoring.alert.AlertsUnderTest.SettingsUnderTest.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void shouldMakeOneCaseOfAGroup() {
    // given
    var alerts =
        List.of(alert("a", NOW.minusSeconds(600), 2), alert("a", NOW, 7), alert("b", NOW, 1));

    // when
    var cases = Case.of(alerts, NOW);

    // then
    assertThat(cases)
        .containsExactly(
            new Case("alert:a", "other", 7, 10, ""), new Case("alert:b", "other", 1, 0, ""));
  }

  @Test
  void shouldSilenceWhatHasAllLabels() {
    // given
    var alert = alert("a", NOW, 1);
    var silence =
        new SilenceRequest(Map.of("alertname", "a"), "2026-11-22T13:00:00Z", "ana", "known")
            .silence(NOW);

    // then
    assertThat(Standing.of(List.of(alert), List.of(silence), NOW).silenced()).hasSize(1);
    assertThat(Standing.of(List.of(alert), List.of(silence), NOW.plusSeconds(3600)).firing())
        .hasSize(1);
    assertThat(Standing.of(List.of(alert), List.of(silence), NOW).lasting())
        .containsExactly("alert:a");
  }

  @Test
  void shouldTellOfTheFirstTenInWords() {
    // given
    var alerts = IntStream.range(0, 12).mapToObj(i -> alert("a", NOW, i)).toList();

    // when
    var trouble = Troubles.of(alerts, Severity.WARNING, false);

    // then
    assertThat(trouble.title()).isEqualTo("a, and 11 more");
    assertThat(trouble.text().lines()).hasSize(11).last().isEqualTo("and 2 more");
  }

  @Test
  void shouldLeaveToTheSupervisorWhatItTellsItself() {
    // given
    var itsOwn = alert(Map.of("alertname", "down", "told_by", "supervisor"), NOW, 1);
    var another = alert("slow", NOW, 1);

    // when / then
    assertThat(Troubles.of(List.of(itsOwn), Severity.WARNING, true).told()).isTrue();
    assertThat(Troubles.of(List.of(itsOwn), Severity.WARNING, false).told()).isFalse();
    assertThat(Troubles.of(List.of(itsOwn, another), Severity.WARNING, true).told()).isFalse();
  }
}
