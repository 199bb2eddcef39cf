package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.IncidentsUnderTest;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.monitoring.incident.Trouble;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents with their real jobs, told in the double of Telegram. */
@SuppressWarnings("NullAway.Init")
class HandleIncidentFlowTest extends FlowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private IncidentsUnderTest under;

  @BeforeEach
  void open() {
    under = new IncidentsUnderTest(gateway(), TestDatabase.H2);
  }

  @AfterEach
  void close() {
    under.close();
  }

  @Test
  void shouldTellAWarningOnceAndItsEndOnce() {
    // given
    under.incidents().open(trouble(Severity.WARNING, false));
    flows.awaitCompleted("people-told");
    flows.awaitCompleted("no-task-needed");

    // when
    under.incidents().open(trouble(Severity.WARNING, false));
    under.incidents().close("health:feed", "It answers again.");
    flows.awaitCompleted("incident-over");

    // then
    assertThat(under.told())
        .satisfiesExactly(
            opened ->
                assertThat(opened)
                    .isEqualTo("Warning: The feed server is slow\nIt needs 3 s <an answer>."),
            over ->
                assertThat(over)
                    .startsWith("Over: The feed server is slow\nIt answers again. It lasted "));
    assertThat(flows.completed()).contains("recovered").doesNotContain("look-into-incident");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldTellAgainUntilSomebodyTakesWhatIsCritical() throws Exception {
    // given
    under.incidents().open(trouble(Severity.CRITICAL, false));
    flows.awaitCompleted("people-told");

    // when nobody takes it twice, then somebody does
    flows.fire("nobody-took-it", Duration.ofMinutes(15));
    flows.awaitCompleted("told-again");
    flows.fire("nobody-took-it", Duration.ofMinutes(15));
    flows.awaitSecond("told-again");
    flows.decide("look-into-incident", "record-taken", Map.of());
    flows.awaitCompleted("taken");

    // then
    assertThat(under.told()).hasSize(3);
    assertThat(under.told().get(1))
        .startsWith("Nobody looks into it yet: The feed server is slow\nOpen since ");
    assertThat(under.incidents().open())
        .singleElement()
        .extracting(Incident::takenBy)
        .isEqualTo("demo");
  }

  @Test
  void shouldTakeTheTaskAwayWhenItIsOverMeanwhile() {
    // given
    under.incidents().open(trouble(Severity.CRITICAL, false));
    flows.awaitCompleted("people-told");

    // when
    under.incidents().close("health:feed", "It answers again.");
    flows.awaitCompleted("incident-over");

    // then
    assertThat(flows.completed()).contains("over-meanwhile").doesNotContain("look-into-incident");
    assertThat(under.told()).hasSize(2);
  }

  @Test
  void shouldTellAWorseOneAndNotTheEndOfTheOther() {
    // given
    under.incidents().open(trouble(Severity.WARNING, false));
    flows.awaitCompleted("people-told");

    // when
    under.incidents().open(trouble(Severity.CRITICAL, false));
    await().atMost(PATIENCE).until(() -> under.told().size() == 2);
    under.incidents().close("health:feed", "It answers again.");
    flows.awaitSecond("incident-over");

    // then
    assertThat(under.told())
        .extracting(text -> text.split(":")[0])
        .containsExactly("Warning", "Critical", "Over");
  }

  @Test
  void shouldLeaveItToTheSupervisorToTellWhatItTells() {
    // when
    under.incidents().open(trouble(Severity.CRITICAL, true));
    flows.awaitCompleted("people-told");
    under.incidents().close("health:feed", "It answers again.");
    flows.awaitCompleted("incident-over");

    // then
    assertThat(under.told()).isEmpty();
  }

  private static Trouble trouble(Severity severity, boolean told) {
    return new Trouble(
        "health:feed", severity, "The feed server is slow", "It needs 3 s <an answer>.", told);
  }
}
