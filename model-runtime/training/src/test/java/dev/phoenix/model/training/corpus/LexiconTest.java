package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {

  private static Sections sections(Language language) {
    return Sections.read("lexicon.%s.txt".formatted(language.code()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldNoStrayCharacters(Language language) {
    var sections = sections(language);
    for (var name : sections.names()) {
      assertThat(sections.entries(name))
          .as(name)
          .isNotEmpty()
          .allMatch(
              entry -> entry.matches("[\\p{L}\\p{N}{}](?:[\\p{L}\\p{N}{} '’-]*[\\p{L}\\p{N}}])?"))
          .noneMatch(entry -> entry.contains("  "));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldEachEntryOfASectionOnce(Language language) {
    var sections = sections(language);
    for (var name : sections.names()) {
      assertThat(sections.entries(name)).as(name).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldUseSlotsOnlyWhereTheyAreFilled(Language language) {
    var sections = sections(language);
    for (var name : sections.names()) {
      var allowed =
          name.startsWith("point")
              ? "(?:[^{}]|\\{[nNdDhHmw]})*"
              : name.equals("about") ? "(?:[^{}]|\\{[xp]})*" : "[^{}]*";
      assertThat(sections.entries(name)).as(name).allMatch(entry -> entry.matches(allowed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveWordsForEverySetAndRole(Language language) {
    for (var split : Split.values()) {
      var lexicon = Lexicon.of(language, split);
      assertThat(lexicon.fields()).as("%s", split).hasSizeGreaterThan(9);
      assertThat(lexicon.words()).as("%s", split).hasSizeGreaterThan(25);
      for (var role : new String[] {"policy", "praise", "adj", "context", "audience"}) {
        assertThat(lexicon.share(role)).as(role).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveEveryEntryToOneSet(Language language) {
    for (var name : sections(language).names()) {
      var shared = new HashSet<String>();
      int sum = 0;
      for (var split : Split.values()) {
        var share = Lexicon.of(language, split).share(name);
        shared.addAll(share);
        sum += share.size();
      }
      assertThat(shared).as(name).hasSize(sum).hasSameElementsAs(sections(language).entries(name));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeWordsOfTheirSetAlone(Language language) {
    for (var split : Split.values()) {
      var words = new WordMaker(Lexicon.of(language, split), split);
      var random = new Random(5);
      for (int i = 0; i < 3000; i++) {
        assertThat(words.word(random))
            .matches("\\p{Ll}{3,14}")
            .doesNotContain("shit", "fuck")
            .matches(word -> Split.of(word) == split);
        assertThat(words.name(random))
            .matches("\\p{Lu}\\p{Ll}{2,9}")
            .matches(name -> Split.of(name) == split);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a friend of ours, a friend in need, true",
    "the lift works again, the museum stays open, false",
    "tea, tea, true",
    "tea, teapot, false",
    "48 free places, 6 free places, true",
    "48 free places, 48 metres of tea, false",
    "tea cups, tea, false"
  })
  void shouldTellPointsThatBeginAlike(String one, String other, boolean expected) {
    var first = new Point(Point.Kind.NP, one);
    assertThat(first.repeats(new Point(Point.Kind.CLAUSE, other))).isEqualTo(expected);
  }
}
