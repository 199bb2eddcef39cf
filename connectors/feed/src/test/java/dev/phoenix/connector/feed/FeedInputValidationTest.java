package dev.phoenix.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.connector.api.error.ConnectorInputException;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input is an incident at once (the runtime gives a {@link ConnectorInputException} no
 * retries), and nothing is sent.
 */
class FeedInputValidationTest {

  private static final String EFFECT =
      "urn:phoenix:effect:00000000-0000-4000-8000-000000000000:1:0";

  @TempDir Path folder;
  private FeedFixture feed;

  @BeforeEach
  void open() {
    feed = new FeedFixture(folder);
  }

  @AfterEach
  void close() {
    assertThat(feed.remote.requests()).isEmpty();
    feed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "not json",
        "{\"collection\": \"http://h/\"}",
        "{\"collection\": \"http://h/\", \"operation\": null}",
        "{\"collection\": \"http://h/\", \"operation\": \"publish\"}",
        "{\"collection\": \"http://h/\", \"operation\": {}}",
        "{\"collection\": \"http://h/\", \"operation\": {\"type\": \"delete\"}}",
        "{\"collection\": \"http://h/\", \"authentication\": {\"type\": \"basic\"}, \"operation\":"
            + " {\"type\": \"publish\", \"title\": \"t\", \"text\": \"t\", \"language\": \"en\"}}"
      })
  void shouldRefuseWhatIsNoRequest(String variables) {
    assertRefused(variables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "ftp://host/feed",
        "/feed",
        "http:///feed",
        "http://user:hunter2@host/feed",
        "http://host/feed#top",
        "http://ho st/",
        "javascript:alert(1)"
      })
  void shouldRefuseACollectionThatCannotBePostedTo(String collection) {
    assertRefused(Jobs.publish(collection, "Hello"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\\u0000", "a\\u000Bb", "\\uD800", "\\uDC00\\uD800", "\\uFFFF"})
  void shouldRefuseTextThatXmlCannotCarry(String text) {
    assertRefused(Jobs.publish(feed.remote.collection(), text));
  }

  @Test
  void shouldRefuseHugeText() {
    assertRefused(Jobs.publish(feed.remote.collection(), "x".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{\"a\": 1}"})
  void shouldRefuseATitleOfAWrongType(String title) {
    assertRefused(
        "{\"collection\": \"http://h/\", \"operation\": {\"type\": \"publish\", \"title\": %s, \"text\": \"t\", \"language\": \"en\"}}"
            .formatted(title));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "english please", "en_GB", "en\\\" onload=\\\"x"})
  void shouldRefuseALanguageThatIsNoTag(String language) {
    assertRefused(
        "{\"collection\": \"http://h/\", \"operation\": {\"type\": \"publish\", \"title\": \"t\", \"text\": \"t\", \"language\": \"%s\"}}"
            .formatted(language));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "urn:phoenix:effect:1:2:3",
        "urn:uuid:00000000-0000-4000-8000-000000000000"
      })
  void shouldRefuseAnEffectThatIsNone(String effect) {
    assertRefused(Jobs.lookUp(feed.remote.collection(), effect, "PT30S"));
  }

  @Test
  void shouldRefuseAnEffectBeyondAnyKey() {
    var effect = "urn:phoenix:effect:00000000-0000-4000-8000-000000000000:9999999999999999999:0";

    assertThatThrownBy(() -> feed.lookUp(effect))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class, failure -> assertThat(failure.getRetries()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "30", "P1X"})
  void shouldRefuseASettleAfterThatIsNoDuration(String settleAfter) {
    assertRefused(Jobs.lookUp(feed.remote.collection(), EFFECT, "x" + settleAfter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT1.5S"})
  void shouldRefuseASettleAfterWithinTheTimeOfASend(String settleAfter) {
    assertThatThrownBy(
            () ->
                feed.connector.execute(
                    Jobs.job(1, Jobs.lookUp(feed.remote.collection(), EFFECT, settleAfter))))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class, failure -> assertThat(failure.getRetries()).isZero())
        .hasMessageContaining("make it longer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "not published", "0"})
  void shouldRefuseAnAnswerThatIsNone(String answer) {
    assertRefused(Jobs.settle(feed.remote.collection(), EFFECT, answer, ""));
  }

  private void assertRefused(String variables) {
    assertThatThrownBy(() -> feed.connector.execute(Jobs.job(7, variables)))
        .isInstanceOf(ConnectorInputException.class)
        .hasMessageNotContaining("hunter2");
  }
}
