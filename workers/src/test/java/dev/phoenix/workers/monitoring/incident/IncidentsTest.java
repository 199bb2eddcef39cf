package dev.phoenix.workers.monitoring.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Incidents on both databases; a real engine hears of them. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class IncidentsTest {

  private ZeebeTestEngine engine;
  private RecordStream records;

  @ParameterizedTest
  @EnumSource
  void shouldOpenTheSameOnce(TestDatabase database) {
    try (var under = under(database)) {
      // when
      var first = under.incidents().open(trouble(Severity.WARNING, "It is slow."));
      var again = under.incidents().open(trouble(Severity.WARNING, "It is very slow."));

      // then
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(under.incidents().open())
          .singleElement()
          .extracting(Incident::text)
          .isEqualTo("It is very slow.");
      assertThat(published("incident-opened")).containsExactly("opened:" + first.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenOneOfManyAtOnce(TestDatabase database) throws Exception {
    try (var under = under(database);
        var replicas = Executors.newFixedThreadPool(8)) {
      // given
      Callable<String> open =
          () -> under.incidents().open(trouble(Severity.CRITICAL, "It is down.")).id();

      // when
      var ids = replicas.invokeAll(IntStream.range(0, 16).mapToObj(_ -> open).toList());

      // then
      assertThat(ids).extracting(id -> id.get()).containsOnly(ids.getFirst().get());
      assertThat(under.incidents().latest(10)).hasSize(1);
      assertThat(published("incident-opened")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPutAWorseOneInItsPlace(TestDatabase database) {
    try (var under = under(database)) {
      // given
      var warning = under.incidents().open(trouble(Severity.WARNING, "It is slow."));

      // when
      var critical = under.incidents().open(trouble(Severity.CRITICAL, "It is down."));
      under.incidents().open(trouble(Severity.WARNING, "It is slow."));

      // then
      assertThat(under.incidents().open())
          .singleElement()
          .extracting(Incident::id)
          .isEqualTo(critical.id());
      assertThat(under.table().find(warning.id()).orElseThrow().superseded()).isTrue();
      assertThat(published("incident-closed")).containsExactly("closed:" + warning.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldCloseOnceAndOpenAnewAfterwards(TestDatabase database) {
    try (var under = under(database)) {
      // given
      var first = under.incidents().open(trouble(Severity.WARNING, "It is slow."));

      // when
      under.incidents().close("health:feed", "It answers.");
      under.incidents().close("health:feed", "It answers well.");
      var second = under.incidents().open(trouble(Severity.WARNING, "It is slow."));

      // then
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(under.table().find(first.id()).orElseThrow().closing()).isEqualTo("It answers.");
      assertThat(published("incident-closed")).containsExactly("closed:" + first.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellAnEngineThatWasAwayInOrder(TestDatabase database) {
    // given
    try (var under = new IncidentsUnderTest(URI.create("http://127.0.0.1:1"), database);
        var back = under(database)) {
      var incident = under.incidents().open(trouble(Severity.WARNING, "It is slow."));
      under.incidents().close("health:feed", "It answers.");
      assertThat(published("incident-opened")).isEmpty();

      // when the next tick finds an engine
      new Announcer(under.table(), back.messages(), back.settings()).tick();
      new Announcer(under.table(), back.messages(), back.settings()).tick();

      // then
      assertThat(published("incident-opened")).containsExactly("opened:" + incident.id());
      assertThat(published("incident-closed")).containsExactly("closed:" + incident.id());
    }
  }

  /** What the flow and its form read, the message brings. */
  @Test
  void shouldTellTheFlowAllThatItReads() throws Exception {
    try (var under = under(TestDatabase.H2)) {
      // given
      var settings = new IncidentSettings(Duration.ofMinutes(7), 2, Duration.ofDays(90));
      var flow = Files.readString(Path.of("../bpmn/monitoring/handle-incident.bpmn"));
      var form = Files.readString(Path.of("../bpmn/monitoring/look-into-incident.form"));
      var announcer = new Announcer(under.table(), under.messages(), settings);

      // when
      under.table().add(trouble(Severity.CRITICAL, "It is down."));
      announcer.tick();

      // then
      var variables =
          StreamSupport.stream(records.messageRecords().spliterator(), false)
              .filter(record -> record.getIntent() == MessageIntent.PUBLISHED)
              .reduce((one, other) -> other)
              .orElseThrow()
              .getValue()
              .getVariables();
      assertThat(variables).containsEntry("escalation", "R2/PT7M");
      assertThat(variables.get("incident"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsOnlyKeys("id", "key", "severity", "title", "text", "openedAt");
      assertThat(found("\\bincident\\.([a-zA-Z]+)", flow))
          .isNotEmpty()
          .isSubsetOf("id", "key", "severity", "title", "text", "openedAt");
      var task = flow.substring(flow.indexOf("<bpmn:userTask"), flow.indexOf("</bpmn:userTask"));
      assertThat(found("<zeebe:input source=\"[^\"]*\" target=\"([^\"]+)\"", task))
          .containsExactlyInAnyOrderElementsOf(found("\"key\": \"([^\"]+)\"", form));
    }
  }

  @Test
  void shouldForgetAtEachTickWhatWasClosedLongAgo() {
    try (var under = under(TestDatabase.H2)) {
      // given
      under.incidents().open(trouble(Severity.WARNING, "It is slow."));
      under.incidents().close("health:feed", "It answers.");
      var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(91));
      var table = under.table(later);

      // when
      new Announcer(table, under.messages(), under.settings()).tick();

      // then
      assertThat(table.latest(10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetWhatWasClosedLongAgo(TestDatabase database) {
    try (var under = under(database)) {
      // given
      under.incidents().open(trouble(Severity.WARNING, "It is slow."));
      under.incidents().close("health:feed", "It answers.");
      under.incidents().open(trouble(Severity.WARNING, "It is slow again."));

      // when
      under.table().prune(Duration.ofMinutes(-1));

      // then
      assertThat(under.incidents().latest(10))
          .singleElement()
          .extracting(Incident::text)
          .isEqualTo("It is slow again.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepAnyText(TestDatabase database) {
    try (var under = under(database)) {
      // when
      var opened =
          under
              .incidents()
              .open(
                  new Trouble(
                      "k".repeat(200),
                      Severity.WARNING,
                      "\0<b>" + "\uD83D\uDE00".repeat(200),
                      "x".repeat(100_000),
                      false));

      // then
      assertThat(opened.title()).startsWith("\uFFFD<b>").hasSizeLessThanOrEqualTo(200);
      assertThat(opened.text()).hasSize(2000).endsWith("\u2026");
    }
  }

  @Test
  void shouldRefuseAKeyThatNamesNothing() {
    assertThatThrownBy(() -> new Trouble(" ", Severity.WARNING, "t", "t", false))
        .hasMessageContaining("key");
    assertThatThrownBy(() -> new Trouble("k".repeat(201), Severity.WARNING, "t", "t", false))
        .hasMessageContaining("key");
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
  }

  private IncidentsUnderTest under(TestDatabase database) {
    return new IncidentsUnderTest(
        URI.create("http://" + engine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1")),
        database);
  }

  private static Trouble trouble(Severity severity, String text) {
    return new Trouble("health:feed", severity, "The feed server", text, false);
  }

  private List<String> published(String name) {
    return StreamSupport.stream(records.messageRecords().spliterator(), false)
        .filter(record -> record.getIntent() == MessageIntent.PUBLISHED)
        .filter(record -> record.getValue().getName().equals(name))
        .map(record -> record.getValue().getMessageId())
        .toList();
  }
}
