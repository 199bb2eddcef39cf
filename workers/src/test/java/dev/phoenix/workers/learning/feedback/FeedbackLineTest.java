package dev.phoenix.workers.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackLineTest {

  static final String VALID =
      "{\"input\":{\"topic\":\"Bread\",\"language\":\"en\"},\"response\":\"Fresh bread!\","
          + "\"feedback\":0.9,\"timestamp\":\"2026-11-20T10:00:00+01:00\"}";

  private final FeedbackLine lines =
      new FeedbackLine(Clock.fixed(FeedbackUnderTest.NOW, ZoneOffset.UTC));

  @Test
  void shouldReadWhatMustBeThere() throws Exception {
    // when
    var feedback = read(VALID);

    // then
    assertThat(feedback.input().topic()).isEqualTo("Bread");
    assertThat(feedback.input().maxChars()).isEqualTo(500);
    assertThat(feedback.response()).isEqualTo("Fresh bread!");
    assertThat(feedback.value()).isEqualTo(0.9);
    assertThat(feedback.givenAt()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
    assertThat(feedback.origin()).isEqualTo(Origin.imported("file"));
  }

  @Test
  void shouldReadWhatMayBeThereAndPassOverTheRest() throws Exception {
    // given
    var line =
        VALID.replace(
            "\"feedback\"",
            "\"rejected\":\"Bread.\",\"reason\":\"dull\",\"language\":\"en\",\"source\":\"crm\","
                + "\"other\":[{}],\"feedback\"");

    // when
    var feedback = read(line);

    // then
    assertThat(feedback.rejected()).isEqualTo("Bread.");
    assertThat(feedback.reason()).isEqualTo("dull");
    assertThat(feedback.origin().source()).isEqualTo("crm");
  }

  @Test
  void shouldTakeATextForATopic() throws Exception {
    // when
    var feedback =
        read(
            VALID.replace(
                "{\"topic\":\"Bread\",\"language\":\"en\"}", "\"Pan\",\"language\":\"es\""));

    // then
    assertThat(feedback.input().topic()).isEqualTo("Pan");
    assertThat(feedback.input().language()).isEqualTo("es");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "Fresh bread!"                | 7                        | 'response' must be a text
          "Fresh bread!"                | "  "                     | 'response' must be a text that is not empty
          "Fresh bread!"                | null                     | 'response' must be a text that is not empty
          "Fresh bread!"                | "a\\u0000"               | 'response' holds U+0000
          "Fresh bread!"                | "a\\ud800"               | 'response' holds U+0000 or an unpaired surrogate
          "Fresh bread!"                | "a","response":"b"       | is not JSON
          0.9                           | "0.9"                    | 'feedback' must be a number from 0 to 1
          0.9                           | 1.1                      | 'feedback' must be a number from 0 to 1
          0.9                           | -1                       | 'feedback' must be a number from 0 to 1
          0.9                           | 1e999                    | 'feedback' must be a number from 0 to 1
          0.9                           | NaN                      | is not JSON
          0.9                           | true                     | 'feedback' must be a number from 0 to 1
          0.9                           | 0.9,"rejected":[]        | 'rejected' must be a text
          0.9                           | 0.9,"reason":{}          | 'reason' must be a text
          0.9                           | 0.9,"source":1           | 'source' must be a text
          0.9                           | 0.9,"id":"7"             | 'id' must be 64 hexadecimal digits
          0.9                           | 0.9,"language":"es"      | 'language' and 'input.language' differ
          2026-11-20T10:00:00+01:00     | yesterday                | 'timestamp' must be a time such as
          2026-11-20T10:00:00+01:00     | 2026-11-20T10:00:00      | 'timestamp' must be a time such as
          2026-11-20T10:00:00+01:00     | 2027-11-20T10:00:00Z     | 'timestamp' must be from 1970 to now
          2026-11-20T10:00:00+01:00     | 1812-11-20T10:00:00Z     | 'timestamp' must be from 1970 to now
          {"topic":"Bread","language":"en"} | 7                    | 'input' must be a brief, or its topic
          {"topic":"Bread","language":"en"} | {}                   | 'input/language' is missing
          "topic":"Bread"               | "topic":["Bread"]        | 'input/topic' must be
          "topic":"Bread"               | "topic":"a\\u0000"       | 'input/topic'
          "topic":"Bread"               | "topic":"a","maxChars":5 | 'input/maxChars' must be
          "language":"en"               | "language":"xx"          | 'input/language' must be
          }                             | }}                       | is not JSON
          """)
  void shouldSayWhatIsWrong(String part, String instead, String problem) {
    var line = VALID.replace(part, instead);
    assertThat(line).isNotEqualTo(VALID);
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(BrokenLine.class)
        .hasMessageStartingWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock = "[] | object\n7 | object\nnull | object\n{ | JSON\nx | JSON")
  void shouldRefuseWhatIsNoObject(String line, String problem) {
    assertThatThrownBy(() -> read(line)).hasMessageContaining(problem);
  }

  @Test
  void shouldRefuseWhatIsHugeDeepOrNotUtf8() {
    assertThatThrownBy(() -> read(VALID.replace("Fresh", "x".repeat(20_001))))
        .hasMessage("'response' is longer than 20000 characters");
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(BrokenLine.class);
    assertThatThrownBy(() -> lines.read(new byte[] {'{', (byte) 0xFF, '}'}, "file"))
        .hasMessage("is not UTF-8");
  }

  private Feedback read(String line) throws BrokenLine {
    return lines.read(line.getBytes(StandardCharsets.UTF_8), "file");
  }
}
