package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.RequestsUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class RequestDigestFlowTest extends FlowTest {

  private static final Map<String, Object> DAY =
      Map.of("date", "2026-11-22", "from", "2026-11-21T17:00:00Z", "to", "2026-11-22T17:00:00Z");

  private RequestsUnderTest engine;

  @BeforeEach
  void open() {
    engine = new RequestsUnderTest(gateway());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void shouldPublishWhatWasNotAsked() throws Exception {
    // given
    engine.send("digest-due", "request-digest", DAY);
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
    engine.send("digest-due", "request-digest", DAY);
    flows.awaitCompleted("digest-due");
    flows.settle();

    // when
    flows.complete("approval.collect-digest", Map.of("digest", Map.of("count", 0)));

    // then
    flows.awaitCompleted("all-asked");
  }
}
