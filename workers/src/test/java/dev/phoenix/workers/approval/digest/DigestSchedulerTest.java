package dev.phoenix.workers.approval.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.books.BooksSettings;
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
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduler on a real engine, at times that the test says. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class DigestSchedulerTest {

  private ZeebeTestEngine engine;
  private RecordStream records;
  private CamundaClient client;

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
  void shouldAskOnceADayAlsoWithReplicas() {
    // when at 18:00 in Madrid, by two replicas, and the next day
    tick("2026-11-21T17:00:05Z");
    tick("2026-11-21T17:00:05Z");
    tick("2026-11-22T17:00:05Z");

    // then
    assertThat(asked())
        .extracting(value -> value.getVariables().get("date"))
        .containsExactly("2026-11-21", "2026-11-22");
    assertThat(asked().getFirst().getVariables())
        .containsEntry("from", "2026-11-20T17:00:00Z")
        .containsEntry("to", "2026-11-21T17:00:00Z");
  }

  @Test
  void shouldLeaveOutWhatWasMissedForTooLong() {
    // when
    tick("2026-11-21T23:00:01Z");

    // then
    assertThat(asked()).isEmpty();
  }

  @Test
  void shouldRefuseAMakeUpOfADay() {
    assertThatThrownBy(
            () -> new DigestSettings(true, LocalTime.NOON, null, Duration.ofHours(23), "en"))
        .hasMessageContaining("make-up");
  }

  private void tick(String now) {
    new DigestScheduler(
            new Messages(client),
            new DigestSettings(
                true, LocalTime.of(18, 0), ZoneId.of("Europe/Madrid"), Duration.ofHours(6), "en"),
            new BooksSettings(ZoneOffset.UTC, Map.of()),
            Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
        .tick();
  }

  private List<MessageRecordValue> asked() {
    return StreamSupport.stream(records.messageRecords().spliterator(), false)
        .filter(record -> record.getIntent() == MessageIntent.PUBLISHED)
        .map(Record::getValue)
        .toList();
  }
}
