package dev.phoenix.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The recorded answers are those of the shipped model to 200 seeds of each question. */
class AnswerJudgeTest {

  private static final List<Question> QUESTIONS = Question.all();

  @Test
  void shouldFindNoFaultInWhatTheShippedModelAnswers() throws Exception {
    // given
    var answers = recorded();

    // then
    assertThat(answers).hasSize(600);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(AnswerJudge.fault(answer.text(), answer.question().expected()))
                    .isEmpty());
  }

  @Property
  void shouldHearARepetitionHoweverItBegins(
      @ForAll("sense") Answer answer, @ForAll @IntRange(min = 1, max = 6) int words) {
    // given a model that is caught in its last words
    var all = answer.text().split(" ");
    var last = String.join(" ", List.of(all).subList(Math.max(0, all.length - words), all.length));
    var babble = answer.text() + (" " + last).repeat(160 / words);

    // then
    assertThat(fault(answer, babble)).isPresent();
    assertThat(fault(answer, babble.substring(0, 420))).contains("repeats itself");
  }

  @Property
  void shouldHearOneWordAgainAndAgain(@ForAll("expected") String word) {
    var babble = IntStream.range(0, 40).mapToObj(time -> word).collect(Collectors.joining(" "));
    assertThat(AnswerJudge.fault(babble, List.of(word))).isPresent();
  }

  @Property
  void shouldNotTakeRandomCharactersForSense(
      @ForAll("noise") String noise, @ForAll @IntRange(min = 0, max = 2) int question) {
    assertThat(AnswerJudge.fault(noise, QUESTIONS.get(question).expected())).isPresent();
  }

  @Property
  void shouldNotTakeAnotherScriptForSense(
      @ForAll("foreign") String text, @ForAll("sense") Answer answer) {
    // given one that also says what it should
    var mixed = text + " " + String.join(" ", answer.question().expected());

    // then
    assertThat(fault(answer, mixed)).contains("answers in another script");
  }

  @Property
  void shouldNotTakeAnAnswerWithoutEndForSense(@ForAll("sense") Answer answer) {
    var words = answer.text().split(" ");
    var endless =
        IntStream.range(0, 200)
            .mapToObj(place -> words[place % words.length] + place)
            .collect(Collectors.joining(" "));
    assertThat(fault(answer, answer.text() + endless)).contains("does not come to an end");
  }

  @Property
  void shouldMissWhatWasAskedFor(@ForAll("sense") Answer answer) {
    // given the answer to another question
    var other = QUESTIONS.get((QUESTIONS.indexOf(answer.question()) + 1) % QUESTIONS.size());

    // then
    assertThat(AnswerJudge.fault(answer.text(), other.expected())).isPresent();
  }

  @Property
  void shouldHearAnAnswerThatBreaksOffAtOnce(
      @ForAll("sense") Answer answer, @ForAll @IntRange(max = 12) int length) {
    assertThat(fault(answer, answer.text().substring(0, length))).isPresent();
  }

  @Property
  void shouldNotTakeBrokenTextForSense(
      @ForAll("sense") Answer answer,
      @ForAll("broken") char broken,
      @ForAll @IntRange(max = 40) int place) {
    var text = answer.text().substring(0, place) + broken + answer.text().substring(place);
    assertThat(fault(answer, text)).contains("says what is no text");
  }

  @Property
  void shouldTakeCapitalsAndMarksAsTheyCome(@ForAll("sense") Answer answer) {
    assertThat(fault(answer, answer.text().toUpperCase(Locale.ROOT) + " 🎉")).isEmpty();
  }

  @Provide
  Arbitrary<Answer> sense() throws Exception {
    return Arbitraries.of(recorded());
  }

  @Provide
  Arbitrary<String> expected() {
    return Arbitraries.of(QUESTIONS.stream().flatMap(each -> each.expected().stream()).toList());
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(600),
        Arbitraries.strings().ascii().ofMaxLength(600),
        Arbitraries.strings().withCharRange('a', 'z').withChars(' ').ofMaxLength(600),
        Arbitraries.strings().withChars('a', ' ', '.').ofMaxLength(600),
        Arbitraries.strings().whitespace().ofMaxLength(600));
  }

  @Provide
  Arbitrary<String> foreign() {
    return Arbitraries.oneOf(
        script('А', 'я'), script('一', '鿿'), script('ء', 'ي'), script('α', 'ω'), script('あ', 'ん'));
  }

  private static Arbitrary<String> script(char first, char last) {
    return Arbitraries.strings().withCharRange(first, last).ofMinLength(20).ofMaxLength(300);
  }

  @Provide
  Arbitrary<Character> broken() {
    return Arbitraries.of('\u0000', '\u0007', '\u001B', '\uFFFD', '\uD800', '\uE000');
  }

  private static Optional<String> fault(Answer answer, String text) {
    return AnswerJudge.fault(text, answer.question().expected());
  }

  private record Answer(Question question, String text) {}

  private static List<Answer> recorded() throws Exception {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(AnswerJudgeTest.class.getResourceAsStream("/answers.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(
              line -> {
                try {
                  var node = Json.MAPPER.readTree(line);
                  return new Answer(
                      QUESTIONS.get(node.path("question").asInt()), node.path("answer").asText());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
