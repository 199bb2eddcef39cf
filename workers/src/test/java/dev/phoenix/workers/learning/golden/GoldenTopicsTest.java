package dev.phoenix.workers.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenTopicsTest {

  @ParameterizedTest
  @EnumSource
  void shouldKeepATopicGoldenForEver(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    var here = new Installation("here");
    var clock = Clock.systemUTC();
    var first = new GoldenTopics(set("Bread from the old mill"), jdbc, here, clock);

    // when
    var later = new GoldenTopics(set("Cake from the new oven"), jdbc, here, clock);
    var elsewhere = new GoldenTopics(set("Tea"), jdbc, new Installation("elsewhere"), clock);

    // then
    assertThat(first.golden(Topic.of("bread from the OLD mill!"))).isTrue();
    assertThat(later.golden(Topic.of("bread from the OLD mill!"))).isTrue();
    assertThat(later.golden(Topic.of("Our new oven: cake for all"))).isTrue();
    assertThat(later.golden(Topic.of("Tea"))).isFalse();
    assertThat(elsewhere.golden(Topic.of("bread from the OLD mill!"))).isFalse();
  }

  private static GoldenSet set(String topic) {
    var brief = JsonNodeFactory.instance.objectNode().put("topic", topic);
    return new GoldenSet(
        "test", 1, "0", List.of(new GoldenQuery("a", brief, List.of("x"))), new byte[0]);
  }
}
