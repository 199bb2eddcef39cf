package dev.phoenix.workers.monitoring.incident;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.monitoring.tell.TellersUnderTest;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Telling by a webhook that is away, and telling what others tell. */
class TellPeopleTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Installation HERE = new Installation("here");

  @RegisterExtension
  static final WireMockExtension HOOK =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final DataSource database = TestDatabase.H2.empty();
  private final EffectLedger ledger =
      EffectLedger.open(database, Clock.fixed(NOON, ZoneOffset.UTC), List.of());

  @BeforeEach
  void migrate() {
    WorkersSchema.migrate(database);
  }

  @ParameterizedTest
  @CsvSource({
    // moment, minutes after the beginning, retries, whether it is tried again
    "opened, 0, 250, true",
    "opened, 59, 250, true",
    "opened, 61, 250, false",
    "opened, 0, 1, false",
    // the third time nobody took it, with half an hour between
    "escalated, 90, 250, true",
    "escalated, 90, 1, false"
  })
  void shouldTryForAnHourWhatCannotBeBrought(
      String moment, long minutes, int retries, boolean again) {
    // given
    answers(503);
    var incident = open(false);

    // when
    var outcome = tell(incident, moment, Duration.ofMinutes(minutes), retries);

    // then
    if (again) {
      assertThat(outcome).isInstanceOf(JobOutcome.PassingTrouble.class);
    } else {
      assertThat(outcome)
          .isEqualTo(new JobOutcome.Completed(Map.of("told", Map.of("webhook", "waiting"))));
    }
  }

  @ParameterizedTest
  @CsvSource({"opened, 0", "escalated, 1"})
  void shouldTellOfWhatTheSupervisorTellsOnlyThatNobodyTookIt(String moment, int times) {
    // given
    answers(204);
    var incident = open(true);

    // when
    tell(incident, moment, Duration.ZERO, 250);

    // then
    HOOK.verify(times, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldTellEachEscalationOnceHoweverOftenItsJobIsTried() {
    // given
    answers(204);
    var incident = open(false);

    // when
    for (long job : new long[] {1, 1, 2}) {
      task(Duration.ZERO)
          .run(
              new TellPeople.Input(opened(incident), "escalated"),
              new JobContext(job, "monitoring.tell-people", 1, 3));
    }

    // then
    HOOK.verify(2, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldNotSayThatItIsOverWhileItIsOpen() {
    // given
    answers(204);

    // when
    var outcome = tell(open(false), "closed", Duration.ZERO, 250);

    // then
    assertThat(outcome).isInstanceOf(JobOutcome.Fault.class);
    HOOK.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldSayWhichVariableIsWrong() {
    var opened = new Opened("i", "t", "t");
    assertThatThrownBy(() -> new TellPeople.Input(opened, "bored"))
        .isInstanceOf(JobInputException.class)
        .hasMessageContaining("moment");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepWhoTookItFirst(TestDatabase kind) {
    // given
    var table = new IncidentTable(kind.migrated(), HERE, Clock.systemUTC());
    table.add(trouble(false));
    var id = table.openOf("health:feed").orElseThrow().id();

    // when
    table.take(id, "ana");
    table.take(id, "ben");

    // then
    assertThat(table.find(id).orElseThrow().takenBy()).isEqualTo("ana");
  }

  private JobOutcome tell(Incident incident, String moment, Duration later, int retries) {
    return task(later)
        .run(
            new TellPeople.Input(opened(incident), moment),
            new JobContext(7, "monitoring.tell-people", 1, retries));
  }

  private TellPeople task(Duration later) {
    var clock = Clock.fixed(NOON.plus(later), ZoneOffset.UTC);
    return new TellPeople(
        table(),
        new IncidentNews(new BooksSettings(ZoneOffset.UTC, Map.of())),
        TellersUnderTest.byWebhook(ledger, clock, HOOK.baseUrl() + "/hook", null),
        clock);
  }

  private IncidentTable table() {
    return new IncidentTable(JdbcClient.create(database), HERE, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private Incident open(boolean told) {
    table().add(trouble(told));
    return table().openOf("health:feed").orElseThrow();
  }

  private static Trouble trouble(boolean told) {
    return new Trouble("health:feed", Severity.CRITICAL, "The feed", "It is down.", told);
  }

  private static Opened opened(Incident incident) {
    return new Opened(incident.id(), incident.title(), incident.text());
  }

  private static void answers(int status) {
    HOOK.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
  }
}
