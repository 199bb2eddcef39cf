package dev.phoenix.workers.monitoring.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.gateway.Messages;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
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

/** When backups are asked for, on a real engine, at times that the test says. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class BackupSchedulerTest {

  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

  private ZeebeTestEngine engine;
  private RecordStream records;
  private CamundaClient client;
  private boolean enabled = true;
  private LocalTime at = LocalTime.of(3, 30);

  @BeforeEach
  void connect() {
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(
                URI.create("http://" + engine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1")))
            .preferRestOverGrpc(false)
            .build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void shouldAskOnceANightAlsoWithReplicasAndAfterARestart() {
    // when at 03:30 in Madrid, and once more, and the next night
    tick("2026-11-22T02:30:00Z");
    tick("2026-11-22T02:30:05Z");
    tick("2026-11-22T05:00:00Z");
    tick("2026-11-23T02:30:00Z");

    // then
    assertThat(dates()).containsExactly("2026-11-22", "2026-11-23");
    var first = asked().getFirst();
    assertThat(first.getName()).isEqualTo("backup-requested");
    assertThat(first.getMessageId()).isEqualTo("2026-11-22");
    // one at a time: the engine starts no second flow of this key beside the first
    assertThat(first.getCorrelationKey()).isEqualTo("data-backup");
    assertThat(first.getVariables()).containsEntry("reason", "nightly");
    // whoever asks again within the time to make up for it is known by then
    assertThat(Duration.ofMillis(first.getTimeToLive())).isGreaterThan(Duration.ofHours(6));
  }

  @Test
  void shouldNotAskBeforeItIsTime() {
    // when
    tick("2026-11-22T02:29:59Z");

    // then the one of the night before is too long ago
    assertThat(dates()).isEmpty();
  }

  @Test
  void shouldMakeUpForAMissedNightForSixHours() {
    // when
    tick("2026-11-22T08:30:00Z");
    tick("2026-11-23T08:30:01Z");

    // then
    assertThat(dates()).containsExactly("2026-11-22");
  }

  @Test
  void shouldAskOnceWhereTheClockGoesBack() {
    // given a night in which it is half past two twice
    at = HALF_PAST_TWO;

    // when
    tick("2026-10-25T00:30:00Z");
    tick("2026-10-25T01:30:00Z");

    // then
    assertThat(dates()).containsExactly("2026-10-25");
  }

  @Test
  void shouldAskAnHourLaterWhereTheClockLeapsOverTheTime() {
    // given a night in which it is never half past two
    at = HALF_PAST_TWO;

    // when at 01:59:59, and at 03:30
    tick("2026-03-29T00:59:59Z");
    var before = dates();
    tick("2026-03-29T01:30:00Z");

    // then
    assertThat(before).isEmpty();
    assertThat(dates()).containsExactly("2026-03-29");
  }

  @Test
  void shouldAskAgainForANightWhoseClockWasSetBack() {
    // when the machine's clock is put right, to the night before
    tick("2026-11-23T02:30:00Z");
    tick("2026-11-22T02:30:00Z");
    tick("2026-11-23T02:30:00Z");

    // then
    assertThat(dates()).containsExactly("2026-11-23", "2026-11-22");
  }

  @Test
  void shouldAskForNothingWhereItIsSwitchedOff() {
    // given
    enabled = false;

    // when
    tick("2026-11-22T02:30:00Z");

    // then
    assertThat(dates()).isEmpty();
  }

  @Test
  void shouldRefuseSettingsThatCannotBeMeant() {
    assertThatThrownBy(() -> settings(Duration.ofHours(23), Duration.ofHours(1)))
        .hasMessageContaining("make-up");
    assertThatThrownBy(() -> settings(Duration.ofHours(6), Duration.ZERO))
        .hasMessageContaining("time-limit");
  }

  /** As workers do that were just started: nothing is remembered from one to the next. */
  private void tick(String now) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    new BackupScheduler(
            new Messages(client), settings(Duration.ofHours(6), Duration.ofHours(1)), clock)
        .tick();
  }

  private BackupSettings settings(Duration makeUp, Duration limit) {
    return new BackupSettings(
        enabled, at, ZoneId.of("Europe/Madrid"), makeUp, limit, Duration.ofSeconds(5));
  }

  private List<Object> dates() {
    return asked().stream().map(each -> each.getVariables().get("backupId")).toList();
  }

  private List<MessageRecordValue> asked() {
    return StreamSupport.stream(records.messageRecords().spliterator(), false)
        .filter(record -> record.getIntent() == MessageIntent.PUBLISHED)
        .map(Record::getValue)
        .toList();
  }
}
