package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestDigestFlowTest extends RequestFlowTest {

  private static final Map<String, Object> DAY =
      Map.of("date", "2026-11-22", "from", "2026-11-21T17:00:00Z", "to", "2026-11-22T17:00:00Z");

  @Test
  void shouldPublishWhatWasNotAsked() throws Exception {
    // given
    requests.send("digest-due", "request-digest", DAY);
    flows.awaitCompleted("digest-due");
    flows.settle();

    // when
    var day =
        flows.complete(
            "approval.collect-digest",
            Map.of(
                "digest",
                Map.of("count", 1, "title", "Not asked: 1", "text", "#1 A car", "language", "en")));
    var notice = flows.complete("dev.phoenix:feed:1", Map.of());

    // then
    flows.awaitCompleted("digest-published");
    assertThat(day).containsAllEntriesOf(DAY);
    assertThat(notice.get("operation").toString()).contains("Not asked: 1", "#1 A car");
    assertThat(flows.incidents()).isEmpty();
  }

  @Test
  void shouldSayNothingWhereAllWasAsked() throws Exception {
    // given
    requests.send("digest-due", "request-digest", DAY);
    flows.awaitCompleted("digest-due");
    flows.settle();

    // when
    flows.complete("approval.collect-digest", Map.of("digest", Map.of("count", 0)));

    // then
    flows.awaitCompleted("all-asked");
  }
}
