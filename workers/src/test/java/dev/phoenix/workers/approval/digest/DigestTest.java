package dev.phoenix.workers.approval.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.job.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestTest {

  private final RequestsMade made = new RequestsMade();

  @Test
  void shouldSayWhatWasNotAskedAndWhy() {
    // given
    var left = List.of(made.notAsked("A car", "20000", "The budget has not enough left."));

    // when
    var digest = Digest.of("2026-11-22", left, "en");

    // then
    assertThat(digest.count()).isOne();
    assertThat(digest.title()).isEqualTo("Not asked on 2026-11-22: 1");
    assertThat(digest.text())
        .isEqualTo(
            "#%d A car (planner, 20000.00 EUR): The budget has not enough left."
                .formatted(left.getFirst().number()));
  }

  @Test
  void shouldStayReadableHoweverMuchThereIs() {
    // given
    var title = "x".repeat(200);
    List<RequestRecord> left =
        IntStream.range(0, 100).mapToObj(i -> made.notAsked(title, "1", "why")).toList();

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
    made.notAsked("A car", "20000", "too dear");
    made.pending("Hosting");
    var now = Instant.now();

    // when
    var today = collected(now.minus(Duration.ofHours(1)), now.plusSeconds(60));
    var tomorrow = collected(now.plusSeconds(60), now.plus(Duration.ofDays(1)));

    // then
    assertThat(today.path("count").asInt()).isOne();
    assertThat(today.path("text").asText()).contains("A car").doesNotContain("Hosting");
    assertThat(tomorrow.path("count").asInt()).isZero();
  }

  private JsonNode collected(Instant from, Instant to) {
    var task =
        new CollectDigest(
            made.list(),
            new DigestSettings(true, LocalTime.of(18, 0), null, Duration.ofHours(6), "en"));
    var day = "{\"date\":\"2026-11-22\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    return Jobs.completed(Jobs.run(task, day, 7, 3)).path("digest");
  }
}
