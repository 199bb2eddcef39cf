package dev.phoenix.workers.approval.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DigestTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final HikariDataSource database = TestDatabase.H2.empty();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Installation here = new Installation("here");
  private final RequestList list = new RequestList(jdbc, here);
  private final RequestsMade made =
      new RequestsMade(
          jdbc,
          new TransactionTemplate(new JdbcTransactionManager(database)),
          here,
          new BooksSettings(ZoneOffset.UTC, Map.of()));

  private int keys;

  @BeforeEach
  void migrate() {
    WorkersSchema.migrate(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldSayWhatWasNotAskedAndWhy() {
    // given
    var left = List.of(notAsked("A car", "20000", "The budget has not enough left."));

    // when
    var digest = Digest.of("2026-11-22", left, "en");

    // then
    assertThat(digest.count()).isOne();
    assertThat(digest.title()).isEqualTo("Not asked on 2026-11-22: 1");
    assertThat(digest.text())
        .isEqualTo(
            "#%d A car (rest, 20000.00 EUR): The budget has not enough left."
                .formatted(left.getFirst().number()));
  }

  @Test
  void shouldStayReadableHoweverMuchThereIs() {
    // given
    var title = "x".repeat(200);
    List<RequestRecord> left =
        IntStream.range(0, 100).mapToObj(i -> notAsked(title, "1", "why")).toList();

    // when
    var digest = Digest.of("2026-11-22", left, "es");

    // then
    assertThat(digest.title()).isEqualTo("No se preguntó (2026-11-22): 100");
    assertThat(digest.text().lines()).hasSize(41);
    assertThat(digest.text()).endsWith("y 60 más").doesNotContain("x".repeat(80));
  }

  @Test
  void shouldCollectWhatWasClosedThatDayAndNothingElse() {
    // given
    notAsked("A car", "20000", "too dear");
    made.open(made.ask(RequestsMade.payment("h", "Hosting", "1"), NOW), NOW);

    // when
    var today = collected(NOW.minus(Duration.ofHours(1)), NOW.plusSeconds(60));
    var tomorrow = collected(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(1)));

    // then
    assertThat(today.path("count").asInt()).isOne();
    assertThat(today.path("text").asText()).contains("A car").doesNotContain("Hosting");
    assertThat(tomorrow.path("count").asInt()).isZero();
  }

  private RequestRecord notAsked(String title, String amount, String reason) {
    var asked = made.ask(RequestsMade.payment("key-" + ++keys, title, amount), NOW);
    made.close(asked, RequestState.NOT_ASKED, reason, NOW);
    return list.byId(asked.id()).orElseThrow();
  }

  private JsonNode collected(Instant from, Instant to) {
    var task =
        new CollectDigest(
            list, new DigestSettings(true, LocalTime.of(18, 0), null, Duration.ofHours(6), "en"));
    var day = "{\"date\":\"2026-11-22\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    return Jobs.completed(Jobs.run(task, day, 7, 3)).path("digest");
  }
}
