package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void shouldGiveEachBriefATopicOfItsOwn() {
    // when
    var topics = topics(Topics.series("post", 0, Topics.most()));

    // then
    assertThat(topics).hasSize(Topics.most()).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepProductsThatNoSeriesIsAbout() {
    // given
    var products =
        List.of("focaccia", "gingerbread", "jengibre", "poppy", "amapola", "lemon", "limón");

    // when
    var unseen = topics(Topics.unseen(24));

    // then
    assertThat(unseen)
        .doesNotHaveDuplicates()
        .allMatch(topic -> products.stream().anyMatch(topic::contains));
    assertThat(topics(Topics.series("post", 0, Topics.most())))
        .noneMatch(topic -> products.stream().anyMatch(topic::contains));
  }

  @Test
  void shouldTurnBetweenTheLanguages() {
    // when
    var briefs = Topics.series("post", 4, 4);

    // then
    assertThat(briefs)
        .extracting(brief -> brief.path("language").asText())
        .containsExactly("en", "es", "en", "es");
  }

  private static List<String> topics(List<ObjectNode> briefs) {
    return briefs.stream().map(brief -> brief.path("topic").asText()).toList();
  }
}
