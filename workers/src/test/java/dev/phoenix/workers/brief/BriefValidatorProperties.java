package dev.phoenix.workers.brief;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.brief.BriefValidator.Invalid;
import dev.phoenix.workers.brief.BriefValidator.Valid;
import dev.phoenix.workers.job.JobJson;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BriefValidatorProperties {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> FIELDS =
      List.of(
          "requestId",
          "topic",
          "language",
          "channel",
          "audience",
          "tone",
          "keyPoints",
          "mustMention",
          "bannedTerms",
          "hashtags",
          "maxChars",
          "image");

  private final BriefValidator validator = new BriefValidator();

  @Property(tries = 500)
  void shouldAnswerAnyJsonWithABoundedResult(@ForAll("json") JsonNode brief) {
    // when / then
    assertAnswered(brief);
  }

  @Property(tries = 500)
  void shouldAnswerAnyFieldsWithABoundedResult(@ForAll("briefs") ObjectNode brief) {
    // when / then
    assertAnswered(brief);
  }

  @Property(tries = 300)
  void shouldLetPassWhatItMadeItself(@ForAll("briefs") ObjectNode changes) throws Exception {
    // given
    var brief = Briefs.valid();
    changes.properties().stream().limit(2).forEach(f -> brief.set(f.getKey(), f.getValue()));

    // when
    if (validator.validate(brief) instanceof Valid valid) {
      // then: normalising is idempotent, and what passes can be worked with
      assertThat(validator.validate(valid.brief())).isEqualTo(valid);
      assertThat(JobJson.mapper().treeToValue(valid.brief(), Brief.class).topic()).isNotBlank();
    }
  }

  private void assertAnswered(JsonNode brief) {
    if (validator.validate(brief) instanceof Invalid invalid) {
      assertThat(invalid.violations()).isNotEmpty();
      BriefValidatorTest.assertBounded(invalid.violations());
    }
  }

  @Provide
  Arbitrary<ObjectNode> briefs() {
    var field =
        Combinators.combine(
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.of(FIELDS)), Tuple.of(1, texts())),
                json())
            .as((name, value) -> Tuple.of(name, value));
    return field
        .list()
        .ofMaxSize(15)
        .map(
            fields -> {
              var object = JSON.objectNode();
              fields.forEach(f -> object.set(f.get1(), f.get2()));
              return object;
            });
  }

  @Provide
  Arbitrary<JsonNode> json() {
    var leaf =
        Arbitraries.oneOf(
            Arbitraries.just((JsonNode) JSON.nullNode()),
            Arbitraries.of(true, false).map(JSON::booleanNode),
            Arbitraries.bigDecimals().map(n -> (JsonNode) JSON.numberNode(n)),
            Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, 1e308).map(JSON::numberNode),
            Arbitraries.just((JsonNode) JSON.numberNode(new BigDecimal("1e1000000"))),
            Arbitraries.integers().between(0, 6000).map(JSON::numberNode),
            texts().map(JSON::textNode));
    return Arbitraries.recursive(() -> leaf, this::nested, 0, 3);
  }

  private Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(12).map(items -> (JsonNode) JSON.arrayNode().addAll(items)),
        Combinators.combine(texts(), inner)
            .as((name, value) -> (JsonNode) JSON.objectNode().set(name, value)));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(400),
        Arbitraries.strings().ascii().ofMaxLength(30),
        Arbitraries.of("en", "es", "feed", "", " ", "#tag", "\ud800", "\u202e", "r-1"));
  }
}
