package dev.phoenix.workers.learning.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scheduler on a real engine and database, at times that the test says. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class SchedulerTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

  private ZeebeTestEngine engine;
  private RecordStream records;

  private final ScriptedNights runtime = new ScriptedNights();
  private final JdbcClient jdbc = TestDatabase.H2.migrated();
  private CamundaClient client;
  private NightClient nights;

  @BeforeEach
  void connect() {
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(
                URI.create("http://" + engine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1")))
            .preferRestOverGrpc(false)
            .build();
    nights = new NightClient(runtime.address(), null, Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    client.close();
    nights.close();
    runtime.close();
  }

  @Test
  void shouldAskOnceANightAlsoWithReplicas() {
    // given
    tick("2026-11-20T12:00:00Z", "one");

    // when
    tick("2026-11-21T00:59:59Z", "one");
    tick("2026-11-21T01:00:00Z", "one");
    tick("2026-11-21T01:00:05Z", "one");
    tick("2026-11-22T01:00:05Z", "one");

    // then
    assertThat(published()).containsExactly("2026-11-21", "2026-11-22");
  }

  @Test
  void shouldMakeUpForANightThatWasMissedButNotForLong() {
    // given
    tick("2026-11-20T12:00:00Z", "one");

    // when
    tick("2026-11-21T06:59:00Z", "one");
    tick("2026-11-22T07:01:00Z", "one");

    // then
    assertThat(published()).containsExactly("2026-11-21");
  }

  @Test
  void shouldNotMakeUpForNightsBeforeTheFirstStart() {
    // when
    tick("2026-11-21T03:00:00Z", "one");
    tick("2026-11-21T03:00:05Z", "one");

    // then
    assertThat(published()).isEmpty();
  }

  @Test
  void shouldBePublishedOnceByTwoThatDoNotKnowOfEachOther() {
    // given
    tick("2026-11-20T12:00:00Z", "one");
    tick("2026-11-20T12:00:00Z", "two");

    // when
    tick("2026-11-21T01:00:00Z", "one");
    tick("2026-11-21T01:00:01Z", "two");

    // then
    assertThat(published()).containsExactly("2026-11-21");
  }

  private void tick(String now, String installation) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    var runs = new Runs(jdbc, new Installation(installation), clock);
    var adapters = NightsUnderTest.adapters(jdbc, new Installation(installation), clock);
    var starter = new NightStarter(new NightMessages(client), nights, runs, adapters, clock);
    new Scheduler(settings(), starter, runs, clock).tick();
  }

  private static NightlySettings settings() {
    var hours = Duration.ofHours(4);
    return new NightlySettings(
        true,
        LocalTime.of(2, 0),
        ZONE,
        Duration.ofHours(6),
        false,
        hours,
        hours,
        hours,
        Duration.ofSeconds(5));
  }

  private List<String> published() {
    return StreamSupport.stream(records.messageRecords().spliterator(), false)
        .filter(record -> record.getIntent() == MessageIntent.PUBLISHED)
        .map(record -> record.getValue().getMessageId())
        .toList();
  }
}
