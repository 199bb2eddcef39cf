package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasebookTest {

  /** Braces, brackets, bars, double spaces, spaces before stops, and two stops in a row. */
  private static final Pattern LEFTOVER =
      Pattern.compile("[{}\\[\\]|]|\\s\\s|^\\s|\\s$|\\s[.,;:!?]|[,;:][.,;:]|\\.\\.|¿¿|¡¡");

  /** Each choice of each line is taken at least once with near certainty. */
  private static final int TIMES = 40;

  private static List<Assignment> assignments(Language language) {
    var topics =
        List.of(
            new NounPhrase("tema", false, false),
            new NounPhrase("idea", true, false),
            new NounPhrase("temas", false, true),
            new NounPhrase("ideas", true, true),
            new NounPhrase("ilusión de todos", true, false, true));
    var assignments = new ArrayList<Assignment>();
    for (var topic : topics) {
      for (boolean clause : new boolean[] {false, true}) {
        var brief =
            new Brief(
                topic.text(),
                "vecinos",
                language.code(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                5000);
        assignments.add(
            new Assignment(
                language,
                "food",
                "friendly",
                topic,
                clause,
                List.of(),
                List.of(),
                brief,
                List.of(),
                List.of()));
      }
    }
    return assignments;
  }

  private static List<String> allSentences(Language language) {
    var sections = Sections.read("sentences.%s.txt".formatted(language.code()));
    var sentences = new ArrayList<String>();
    for (var assignment : assignments(language)) {
      var filler = new Filler(assignment, language);
      for (var section : sections.names()) {
        for (int i = 0; i < sections.lines(section).size(); i++) {
          sentences.add(filler.fixed(section, i, "uno", "dos"));
        }
        var random = new Random(section.hashCode());
        for (int i = 0; i < TIMES * filler.book().size(section) / 10; i++) {
          sentences.add(filler.fill(section, "uno", "dos", random));
        }
      }
    }
    return sentences;
  }

  @ParameterizedTest
  @EnumSource
  void shouldFillEveryLineForEveryForm(Language language) {
    assertThat(allSentences(language))
        .hasSizeGreaterThan(10_000)
        .noneMatch(sentence -> LEFTOVER.matcher(sentence).find())
        .allMatch(sentence -> sentence.matches("[¿¡]?[\\p{Lu}].*[.!?:,…]"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowEveryWordOfItsSentences(Language language) {
    // given
    var words = KnownWords.vocabulary();
    var brief = assignments(language).getFirst().brief();
    var given = List.of("tema", "temas", "idea", "ideas", "ilusión", "de", "todos", "uno", "dos");

    // when
    var unknown =
        allSentences(language).stream()
            .flatMap(sentence -> words.unknownWords(brief, sentence).stream())
            .filter(word -> !given.contains(word))
            .distinct();

    // then
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenAndCloseQuestionsAndExclamationsInSpanishAlone(Language language) {
    // when
    var marks = Pattern.compile("[¿¡?!]");
    var signs =
        allSentences(language).stream()
            .map(sentence -> marks.matcher(sentence).results().map(m -> m.group()).toList())
            .map(list -> String.join("", list))
            .distinct()
            .toList();

    // then
    if (language == Language.ES) {
      assertThat(signs).allMatch(sign -> sign.matches("(¿\\?|¡!)*"));
    } else {
      assertThat(signs).allMatch(sign -> sign.matches("[?!]*"));
    }
  }

  @Test
  void shouldHaveTheSameRolesInBothLanguages() {
    // given
    var english = Sections.read("sentences.en.txt");
    var spanish = Sections.read("sentences.es.txt");

    // then
    // English has no formal address, so its formal voice needs few sentences of its own
    assertThat(spanish.names())
        .containsAll(english.names())
        .filteredOn(name -> !english.has(name))
        .allMatch(name -> name.endsWith(" formal") && english.has(name.replace(" formal", "")));
    assertThat(english.names())
        .filteredOn(name -> name.startsWith("canon") || name.startsWith("compact"))
        .allMatch(name -> english.lines(name).size() == spanish.lines(name).size());
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAFallbackForEveryCorrection(Language language) {
    // given
    var sections = Sections.read("sentences.%s.txt".formatted(language.code()));

    // then: a ban on a word of the first sentence leaves the second
    assertThat(sections.names())
        .filteredOn(name -> name.startsWith("canon") || name.startsWith("compact"))
        .hasSizeGreaterThan(25)
        .allMatch(name -> sections.lines(name).stream().distinct().count() > 1);
  }

  @Test
  void shouldNameAMissingSection() {
    assertThatThrownBy(() -> Phrasebook.of(Language.EN).size("open sad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sentences.en.txt")
        .hasMessageContaining("[open sad]");
  }

  @Test
  void shouldNotPraiseTwiceInASentenceWithTheSameWord() {
    // given
    var filler = new Filler(assignments(Language.EN).getFirst(), Language.EN);
    var twice = Pattern.compile("(?i)\\b(\\p{L}+), \\1\\b");

    // when
    var random = new Random(4);
    var sentences = new ArrayList<String>();
    for (int i = 0; i < 3000; i++) {
      sentences.add(filler.fill("fill lively", "", "", random));
      sentences.add(filler.fill("open friendly", "", "", random));
    }

    // then
    assertThat(sentences).noneMatch(sentence -> twice.matcher(sentence).find());
  }
}
