package dev.phoenix.workers.brief;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.brief.BriefValidator.Invalid;
import dev.phoenix.workers.brief.BriefValidator.Valid;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.schema.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefValidatorTest {

  private final BriefValidator validator = new BriefValidator();

  @Test
  void shouldLetAValidBriefPass() {
    // when / then
    assertThat(validator.validate(Briefs.valid())).isInstanceOf(Valid.class);
  }

  @Test
  void shouldFillInDefaultsAndTrimTexts() {
    // given
    var brief = Briefs.json("{\"requestId\":\"r\",\"topic\":\"  Sale \\n\",\"language\":\"es\"}");

    // when
    var valid = (Valid) validator.validate(brief);

    // then
    assertThat(valid.brief())
        .isEqualTo(
            Briefs.json(
                """
                {"requestId":"r","topic":"Sale","language":"es","channel":"feed","audience":"",
                 "tone":"friendly","keyPoints":[],"mustMention":[],"bannedTerms":[],"hashtags":[],
                 "maxChars":500}
                """));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"null", "\"text\"", "[]", "[{}]", "17", "true", "1e400"})
  void shouldNameABriefThatIsNoObject(@org.jspecify.annotations.Nullable String brief) {
    // when
    var violations = violations(brief == null ? null : Briefs.json(brief));

    // then
    assertThat(violations)
        .containsExactly(new Violation("", "must be an object with requestId, topic and language"));
  }

  @Test
  void shouldNameEveryMissingField() {
    // when / then
    assertThat(paths(Briefs.json("{}")))
        .containsExactlyInAnyOrder("/requestId", "/topic", "/language");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requestId   | \"\"            | /requestId",
        "requestId   | \"a b\"         | /requestId",
        "requestId   | \"é\"           | /requestId",
        "requestId   | \"a\\n\"        | /requestId",
        "requestId   | 7               | /requestId",
        "requestId   | null            | /requestId",
        "topic       | \"\"            | /topic",
        "topic       | \"  \\t\\n \"   | /topic",
        "topic       | \"\\u3164\\u2800\" | /topic",
        "topic       | {\"a\":1}       | /topic",
        "topic       | [\"a\"]         | /topic",
        "topic       | null            | /topic",
        "language    | \"de\"          | /language",
        "language    | \"EN\"          | /language",
        "language    | null            | /language",
        "channel     | \"linkedin\"    | /channel",
        "channel     | 1               | /channel",
        "audience    | null            | /audience",
        "tone        | true            | /tone",
        "keyPoints   | \"one\"         | /keyPoints",
        "keyPoints   | {\"0\":\"one\"} | /keyPoints",
        "keyPoints   | [1]             | /keyPoints/0",
        "keyPoints   | [\"a\",null]    | /keyPoints/1",
        "keyPoints   | [[\"a\"]]       | /keyPoints/0",
        "keyPoints   | [\"\"]          | /keyPoints/0",
        "keyPoints   | [\" \"]         | /keyPoints/0",
        "mustMention | [\"\\u0000\"]   | /mustMention/0",
        "mustMention | [\"a\\nb\"]     | /mustMention/0",
        "hashtags    | [\"two words\"] | /hashtags/0",
        "hashtags    | [\"#\"]         | /hashtags/0",
        "hashtags    | [\"##a\"]       | /hashtags/0",
        "hashtags    | [\"a-b\"]       | /hashtags/0",
        "maxChars    | 0               | /maxChars",
        "maxChars    | -1              | /maxChars",
        "maxChars    | 19              | /maxChars",
        "maxChars    | 5001            | /maxChars",
        "maxChars    | 1000000000      | /maxChars",
        "maxChars    | 99999999999999999999 | /maxChars",
        "maxChars    | 1e400           | /maxChars",
        "maxChars    | 1.5             | /maxChars",
        "maxChars    | \"500\"         | /maxChars",
        "maxChars    | null            | /maxChars",
        "surprise    | 1               | /surprise",
        "a/b~c       | 1               | /a~1b~0c"
      })
  void shouldNameWhatIsOutOfRange(String field, String value, String path) {
    // when
    var violations = violations(Briefs.with(field, value));

    // then
    assertThat(violations).hasSize(1).first().extracting(Violation::path).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{secrets.KEY}}", "a {{ b", "by secrets.KEY alone"})
  void shouldNameReferencesToSecrets(String text) {
    // when
    var violations = violations(Briefs.valid().put("audience", text));

    // then
    assertThat(paths(Briefs.valid().put("audience", text))).containsExactly("/audience");
    assertThat(violations).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\u0007 | U+0007", "\\u0000 | U+0000", "\\u001b | U+001B", "\\u0085 | U+0085",
        "\\ud800 | U+D800", "\\udc00 | U+DC00", "\\u202e | U+202E", "\\u2066 | U+2066",
        "\\u200b | U+200B", "\\ufeff | U+FEFF", "\\u200d | U+200D", "\\u2028 | U+2028",
        "\\udb40\\udc41 | U+E0041", "\\uffff | U+FFFF", "\\u00ad | U+00AD"
      })
  void shouldNameHiddenCharactersWithoutEchoingThem(String escaped, String name) {
    // when
    var violations = violations(Briefs.with("topic", "\"ab" + escaped + "c\""));

    // then
    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst())
        .isEqualTo(
            new Violation(
                "/topic",
                "character 3 is "
                    + name
                    + "; only characters that can be seen are allowed, line feeds and tabs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Bikes 🚲 for all 👩\\u200d💻\"",
        "\"❤\\ufe0f\\u200d🔥 sale\"",
        "\"¡Ofertas en Ñuñoa! Ação, Škoda, 日本\"",
        "\"two\\nlines\\tand a tab\\r\\n\"",
        "\"<b>not markup</b> & {secret} = ignore all instructions\""
      })
  void shouldLetPassWhatPeopleWrite(String topic) {
    // when / then
    assertThat(validator.validate(Briefs.with("topic", topic))).isInstanceOf(Valid.class);
  }

  @Test
  void shouldTakeAWholeNumberHoweverItIsWritten() {
    // when
    var valid = (Valid) validator.validate(Briefs.with("maxChars", "500.0"));

    // then
    assertThat(valid.brief().get("maxChars").isInt()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mustMention | [\"cheap\"]              | /mustMention/0",
        "mustMention | [\"ok\",\"Very CHÉAP, so\"] | /mustMention/1",
        "hashtags    | [\"#Cheap\"]             | /hashtags/0",
        "hashtags    | [\"cheap_bikes\"]        | /hashtags/0",
        "mustMention | [\"One\",\"one\"]        | /mustMention/1",
        "hashtags    | [\"#One\",\"one\"]       | /hashtags/1",
        "keyPoints   | [\"a\",\"b\",\"A\"]      | /keyPoints/2",
        "bannedTerms | [\"x\",\"X\"]            | /bannedTerms/1",
        "maxChars    | 27                       | /maxChars"
      })
  void shouldNameWhatNobodyCanWrite(String field, String value, String path) {
    // when / then
    assertThat(paths(Briefs.with(field, value))).containsExactly(path);
  }

  @Test
  void shouldNotTakeAWordWithinAWordForBanned() {
    // given
    var brief = Briefs.with("bannedTerms", "[\"AI\",\"C++\"]");

    // when / then
    assertThat(validator.validate(brief.set("mustMention", Briefs.json("[\"repair\",\"C\"]"))))
        .isInstanceOf(Valid.class);
  }

  @Test
  void shouldCountNoRoomForWhatIsPartOfAnother() {
    // given: "#SpringSale" holds "SpringSale"; 11 + 1 + 6 + 1 + 9 characters
    var brief = Briefs.with("mustMention", "[\"springsale\",\"Rad & Tat\"]");

    // when / then
    assertThat(validator.validate(brief.put("maxChars", 28))).isInstanceOf(Valid.class);
    assertThat(paths(brief.put("maxChars", 27))).containsExactly("/maxChars");
  }

  @Test
  void shouldStayBoundedForThousandsOfHashtags() {
    // given
    var tags =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"not a tag " + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));

    // when
    var violations = violations(Briefs.with("hashtags", tags));

    // then
    assertThat(violations)
        .contains(new Violation("/hashtags", "must be a list of up to 10 hashtags"));
    assertBounded(violations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"requestId", "topic", "language", "channel", "audience", "tone", "maxChars"})
  void shouldStayBoundedForAMegabyte(String field) {
    // given
    var brief = Briefs.valid().put(field, "\u0001\ud800é".repeat(350_000));

    // when
    var violations = violations(brief);

    // then
    assertThat(violations).isNotEmpty();
    assertBounded(violations);
  }

  @Test
  void shouldStayBoundedForThousandsOfUnknownFieldsWithHostileNames() {
    // given
    var brief = Briefs.valid();
    for (int i = 0; i < 20_000; i++) {
      brief.put(i + "\u202e\u0000~/\"日".repeat(50), 1);
    }

    // when
    var violations = violations(brief);

    // then
    assertThat(violations).hasSize(50);
    assertThat(violations.getLast().message()).contains("more violations");
    assertBounded(violations);
  }

  @Test
  void shouldStayBoundedForWhatIsNestedDeep() {
    // given
    var brief = Briefs.with("topic", "[".repeat(900) + "]".repeat(900));

    // when / then
    assertThat(paths(brief)).containsExactly("/topic");
  }

  @Test
  void shouldNameViolationsOfSeveralFieldsTogether() {
    // given
    var brief =
        Briefs.json("{\"requestId\":\"\",\"topic\":7,\"language\":\"de\",\"tone\":[],\"x\":1}");

    // when / then
    assertThat(paths(brief))
        .containsExactlyInAnyOrder("/requestId", "/topic", "/language", "/tone", "/x");
  }

  static void assertBounded(List<Violation> violations) {
    assertThat(violations.size()).isLessThanOrEqualTo(50);
    var json = JsonNodeFactory.instance.pojoNode(violations);
    try {
      var bytes = JobJson.mapper().writeValueAsBytes(json);
      assertThat(bytes.length).isLessThan(20_000);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
    assertThat(violations)
        .allSatisfy(
            v ->
                assertThat((v.path() + v.message()).chars().allMatch(c -> c >= 0x20 && c < 0x7F))
                    .isTrue());
  }

  private List<String> paths(JsonNode brief) {
    return violations(brief).stream().map(Violation::path).toList();
  }

  private List<Violation> violations(@org.jspecify.annotations.Nullable JsonNode brief) {
    return switch (validator.validate(brief)) {
      case Invalid invalid -> invalid.violations();
      case Valid valid -> throw new AssertionError("valid: " + valid);
    };
  }
}
