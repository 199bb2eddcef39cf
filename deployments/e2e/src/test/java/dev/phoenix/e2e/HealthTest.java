package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.e2e.Platform.Running;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A round looks at the real services, and the supervisor's status shows what it saw. */
@Order(89)
@ExtendWith(Platform.class)
class HealthTest {

  /** What a probe says only where it could read what the real service answered. */
  private static final Map<String, String> DETAILS =
      Map.of(
          "database", "answers; effects: .*",
          "disk", ".* GB of .* GB free .*",
          "memory", "[1-9][0-9]* MB in all; most: .* [1-9][0-9]* MB.*",
          "opensearch", "(green|yellow); [1-9][0-9]* shards.*",
          "camunda", ".*1 of 1 partitions have a leader.* open incidents, .* requests refused.*",
          "model-runtime", "[0-9]+ of [0-9]+ places.*",
          "model-runtime-grpc", "serves",
          "drafting", "(?!babbles).*wrote.*",
          "feed", "[1-9][0-9]* collections, .*",
          "telegram", "answers as @.*");

  @Test
  void shouldReadWhatTheRealServicesAnswer(Running phoenix) throws Exception {
    // given
    var instance = phoenix.cluster().start("health-check-all", Map.of());
    assertThat(phoenix.cluster().ended(instance, "round-concluded"))
        .doesNotContain("round-time-over");

    // when
    var status = new ObjectMapper().readTree(phoenix.launcher().run("status", "--json").output());

    // then
    var seen = new TreeMap<String, String>();
    for (var one : status.at("/monitoring/components")) {
      seen.put(one.path("id").asText(), one.path("detail").asText());
    }
    assertThat(seen).containsKeys(DETAILS.keySet().toArray(String[]::new));
    DETAILS.forEach((id, detail) -> assertThat(seen.get(id)).as(id).matches(detail));
  }
}
