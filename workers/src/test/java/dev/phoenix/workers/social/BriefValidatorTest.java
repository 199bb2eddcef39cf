package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefValidatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      "\"requestId\":\"r-1\",\"topic\":\"bread\",\"language\":\"en\"";

  private final BriefValidator validator = new BriefValidator();

  @Test
  void shouldFillInDefaults() throws JsonProcessingException {
    // given
    var brief = JSON.readTree("{" + GOOD + "}");

    // when
    var complete = validator.withDefaults(brief);

    // then
    assertThat(validator.violations(brief)).isEmpty();
    assertThat(complete.path("channel").asText()).isEqualTo("feed");
    assertThat(complete.path("maxChars").asInt()).isEqualTo(500);
    assertThat(complete.path("hashtags").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"bread\"", "7", "[]", "true"})
  void shouldRefuseWhatIsNoBrief(String json) throws JsonProcessingException {
    assertThat(validator.violations(JSON.readTree(json))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | ",
        "{\"topic\":\"bread\",\"language\":\"en\"} | ",
        "{\"requestId\":\"r 1\",\"topic\":\"bread\",\"language\":\"en\"} | /requestId",
        "{\"requestId\":\"r-1\",\"topic\":\"  \",\"language\":\"en\"} | /topic",
        "{\"requestId\":\"r-1\",\"topic\":7,\"language\":\"en\"} | /topic",
        "{\"requestId\":\"r-1\",\"topic\":{\"a\":\"b\"},\"language\":\"en\"} | /topic",
        "{\"requestId\":\"r-1\",\"topic\":\"bread\",\"language\":\"fr\"} | /language",
        "{%,\"channel\":\"myspace\"} | /channel",
        "{%,\"maxChars\":0} | /maxChars",
        "{%,\"maxChars\":1000000000} | /maxChars",
        "{%,\"maxChars\":1.5} | /maxChars",
        "{%,\"maxChars\":\"500\"} | /maxChars",
        "{%,\"keyPoints\":\"one\"} | /keyPoints",
        "{%,\"keyPoints\":[[\"nested\"]]} | /keyPoints/0",
        "{%,\"keyPoints\":[\"bell \\u0007\"]} | /keyPoints/0",
        "{%,\"keyPoints\":[\"half \\ud800\"]} | /keyPoints/0",
        "{%,\"keyPoints\":[\"look: {{secrets.TOKEN}}\"]} | /keyPoints/0",
        "{%,\"keyPoints\":[\"secrets.TOKEN\"]} | /keyPoints/0",
        "{%,\"hashtags\":[\"two words\"]} | /hashtags/0",
        "{%,\"mustMention\":[\"a very long mention\"],\"hashtags\":[\"bread\"],\"maxChars\":20} |"
            + " /maxChars",
        "{%,\"mustMention\":[\"Café Sol\"],\"bannedTerms\":[\"cafe\"]} | /mustMention/0",
        "{%,\"surprise\":1} | "
      })
  void shouldNameWhatIsWrong(String template, String path) throws JsonProcessingException {
    // given
    var brief = JSON.readTree(template.replace("%", GOOD));

    // when
    var violations = validator.violations(brief);

    // then
    assertThat(violations).isNotEmpty();
    assertThat(violations).extracting(Violation::path).contains(path == null ? "" : path);
  }

  @Test
  void shouldAnswerBrieflyToAHugeBrief() throws JsonProcessingException {
    // given
    var brief =
        JSON.createObjectNode()
            .put("topic", "x".repeat(1_000_000))
            .put("l\u0007\n" + "y".repeat(100_000), 1);
    var tags = brief.putArray("hashtags");
    IntStream.range(0, 5000).forEach(i -> tags.add("a b"));

    // when
    var violations = validator.violations(brief);

    // then
    assertThat(violations).hasSizeLessThanOrEqualTo(50);
    assertThat(JSON.writeValueAsString(violations)).hasSizeLessThan(25_000);
  }

  @Property(tries = 300)
  void shouldNeverThrow(@ForAll String field, @ForAll String value) {
    // given
    JsonNode brief =
        JSON.createObjectNode().put("requestId", value).put("topic", value).put(field, value);

    // then
    assertThat(validator.violations(brief)).hasSizeLessThanOrEqualTo(50);
  }
}
