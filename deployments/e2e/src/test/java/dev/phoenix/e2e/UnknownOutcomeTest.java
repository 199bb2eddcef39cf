package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.e2e.Platform.Running;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When no machine can tell whether a post was published, a person is asked. */
@Order(5)
@ExtendWith(Platform.class)
class UnknownOutcomeTest {

  @Test
  void shouldBelieveAPersonWhoSawTheEntry(Running phoenix) throws Exception {
    try (var channel = new DeafChannel(phoenix.feed())) {
      // given
      var instance = approved(phoenix, channel);
      var question = question(phoenix, instance);

      // when
      phoenix
          .cluster()
          .complete(
              question, Map.of("answer", "published", "entry", "http://127.0.0.1/posts/by-hand"));

      // then
      phoenix.cluster().ended(instance, "post-published");
      assertThat(phoenix.cluster().variable(instance, "publication").path("entry").asText())
          .isEqualTo("http://127.0.0.1/posts/by-hand");
      assertThat(channel.posts()).isOne();
    }
  }

  @Test
  void shouldSendAgainOnceAPersonSaysThatNothingIsThere(Running phoenix) throws Exception {
    try (var channel = new DeafChannel(phoenix.feed())) {
      // given
      var instance = approved(phoenix, channel);
      var question = question(phoenix, instance);
      channel.listen();

      // when
      phoenix.cluster().complete(question, Map.of("answer", "send-again", "entry", ""));

      // then
      phoenix.cluster().ended(instance, "post-published");
      assertThat(channel.posts()).isEqualTo(2);
    }
  }

  @Test
  void shouldEndAtPostNotPublishedWhenAPersonGivesUp(Running phoenix) throws Exception {
    try (var channel = new DeafChannel(phoenix.feed())) {
      // given
      var instance = approved(phoenix, channel);
      var question = question(phoenix, instance);

      // when
      phoenix.cluster().complete(question, Map.of("answer", "give-up", "entry", ""));

      // then
      phoenix.cluster().ended(instance, "post-not-published");
      assertThat(phoenix.cluster().incidents(instance)).isZero();
      assertThat(channel.posts()).isOne();
    }
  }

  @Test
  void shouldFindTheEntryByItsMarkerOnceTheChannelAnswers(Running phoenix) throws Exception {
    try (var channel = new DeafChannel(phoenix.feed())) {
      // given
      var request = Briefs.requestId("found");
      var instance = started(phoenix, channel, request, 1000);
      phoenix
          .cluster()
          .complete(
              phoenix.cluster().task("review-text", "requestId", request),
              Map.of("decision", "approved", "text", "We open at eight. #Bakery", "comment", ""));

      // when
      channel.listen();

      // then
      phoenix.cluster().ended(instance, "post-published");
      assertThat(channel.posts()).isBetween(1, 2);
    }
  }

  private static String approved(Running phoenix, DeafChannel channel) throws Exception {
    var request = Briefs.requestId("unknown");
    var instance = started(phoenix, channel, request, 2);
    phoenix
        .cluster()
        .complete(
            phoenix.cluster().task("review-text", "requestId", request),
            Map.of(
                "decision", "approved", "text", "Bread " + instance + " #Bakery", "comment", ""));
    return instance;
  }

  private static String started(Running phoenix, DeafChannel channel, String request, int lookUps)
      throws Exception {
    return phoenix
        .cluster()
        .start(
            "social-post",
            Map.of(
                "brief",
                Briefs.english(request),
                "publishing",
                Map.of(
                    "collection",
                    channel.collection().toString(),
                    "settleAfter",
                    "PT11S",
                    "lookUpEvery",
                    "PT1S",
                    "lookUps",
                    lookUps)));
  }

  private static JsonNode question(Running phoenix, String instance) {
    return phoenix.cluster().task("was-it-published", "text", "Bread " + instance + " #Bakery");
  }
}
