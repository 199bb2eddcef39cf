package dev.phoenix.connector.prometheus;

import static dev.phoenix.connector.prometheus.Jobs.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented answers are the real ones. */
@SuppressWarnings("NullAway.Init")
class RealPrometheusTest {

  @TempDir private static Path folder;
  private static RealPrometheus prometheus;

  private final PrometheusConnector connector = new PrometheusConnector();

  @BeforeAll
  static void start() throws Exception {
    prometheus = new RealPrometheus(folder);
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @Test
  void shouldAnswerAVector() {
    // when
    var result = query("up{job=\"itself\"}");

    // then
    assertThat(result.resultType()).isEqualTo("vector");
    assertThat(result.series()).hasSize(1);
    assertThat(result.series().get(0).labels()).containsEntry("job", "itself");
    assertThat(sample(result).number()).isEqualTo(1.0);
  }

  @Test
  void shouldAnswerAMatrix() {
    // given
    var now = Instant.now();

    // when
    var result =
        connector.execute(
            Jobs.range(
                prometheus.address,
                "vector(2)",
                now.minusSeconds(60).toString(),
                now.toString(),
                "30s"));

    // then
    assertThat(result.resultType()).isEqualTo("matrix");
    assertThat(result.series().get(0).values())
        .extracting(Sample::number)
        .containsExactly(2.0, 2.0, 2.0);
  }

  @Test
  void shouldAnswerWhatIsNoJsonNumber() {
    assertThat(sample(query("0/0")).text()).isEqualTo("NaN");
    assertThat(sample(query("vector(-1/0)")).text()).isEqualTo("-Inf");
    assertThat(sample(query("vector(1/0)")).number()).isNull();
  }

  @Test
  void shouldAnswerAString() {
    assertThat(sample(query("\"phoenix\"")).text()).isEqualTo("phoenix");
  }

  @Test
  void shouldMakeAnIncidentOfABadQuery() {
    // when
    var failure = failure(() -> query("up{"));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining("bad_data").hasMessageContaining("parse error");
  }

  @Test
  void shouldTryAgainAQueryThatTheDataOfTheMomentForbid() {
    // given
    var two = "(vector(1) or label_replace(vector(1), \"a\", \"b\", \"\", \"\"))";

    // when
    var failure = failure(() -> query(two + " * on() " + two));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getErrorCode()).isEqualTo("QUERY_FAILED");
  }

  private static Sample sample(QueryResult result) {
    return Objects.requireNonNull(result.series().get(0).value());
  }

  private QueryResult query(String query) {
    return connector.execute(Jobs.instant(prometheus.address, query));
  }
}
