package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final int SHARES = 10;

  private static List<Assignment> train = List.of();
  private static List<Assignment> test = List.of();

  @BeforeAll
  static void make() {
    train = assignments(Split.TRAIN, 3000);
    test = assignments(Split.TEST, 1000);
  }

  private static List<Assignment> assignments(Split split, int count) {
    return IntStream.range(0, SHARES)
        .parallel()
        .mapToObj(
            share ->
                new LessonMaker(Samples.EDITOR, split, 77 + share)
                    .assignments(count / SHARES, share % 2 == 0))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void shouldNeverAssignAWordAnew() {
    // given: frozen, for published rates are of words that no training saw
    var pinned =
        Map.of(
            "pottery", Split.TRAIN,
            "river", Split.TRAIN,
            "today", Split.TEST,
            "kite", Split.TEST,
            "olivos", Split.VALIDATION,
            "#kia", Split.VALIDATION,
            "", Split.VALIDATION);

    // when
    var now = pinned.keySet().stream().collect(Collectors.toMap(word -> word, Split::of));

    // then
    assertThat(now).isEqualTo(pinned);
  }

  @Test
  void shouldIgnoreLetterCase() {
    assertThat(List.of("Árbol", "ÁRBOL", "árbol").stream().map(Split::of).distinct()).hasSize(1);
  }

  @Test
  void shouldShareWordsOutAsPlanned() {
    // given
    var words = new TreeSet<String>();
    for (int i = 0; i < 20_000; i++) {
      words.add("word" + Integer.toString(i, 36));
    }

    // when
    var counts = words.stream().collect(Collectors.groupingBy(Split::of, Collectors.counting()));

    // then: a fifth for tests, three twentieths for validation
    assertThat(counts.get(Split.TEST)).isBetween(3800L, 4200L);
    assertThat(counts.get(Split.VALIDATION)).isBetween(2800L, 3200L);
  }

  @Test
  void shouldKeepTopicsOfTestsOutOfTraining() {
    // when
    var trained = values(train, assignment -> Stream.of(assignment.topic().text()));
    var tested = values(test, assignment -> Stream.of(assignment.topic().text()));

    // then
    assertThat(tested).hasSizeGreaterThan(800).doesNotContainAnyElementsOf(trained);
  }

  @Test
  void shouldKeepInventedNamesOfTestsOutOfTraining() {
    // when
    var trained = values(train, SplitTest::inventedNames);
    var tested = values(test, SplitTest::inventedNames);

    // then
    assertThat(tested).hasSizeGreaterThan(500).doesNotContainAnyElementsOf(trained);
  }

  @Test
  void shouldKeepHashtagsOfTestsOutOfTraining() {
    // when
    var trained = values(train, assignment -> assignment.brief().hashtags().stream());
    var tested = values(test, assignment -> assignment.brief().hashtags().stream());

    // then
    assertThat(tested).hasSizeGreaterThan(500).doesNotContainAnyElementsOf(trained);
  }

  @Test
  void shouldKeepHiddenTermsOfTestsOutOfTraining() {
    // when
    var trained = values(train, assignment -> assignment.hiddenTerms().stream());
    var tested = values(test, assignment -> assignment.hiddenTerms().stream());

    // then
    assertThat(tested).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(trained);
  }

  @Test
  void shouldKeepHiddenTermsOfTestsOutOfTheTrainingsFlaws() {
    // given
    var trained =
        values(
            Samples.lessons().stream().map(Lesson::assignment).toList(),
            assignment -> assignment.hiddenTerms().stream());

    // then
    assertThat(values(test, assignment -> assignment.hiddenTerms().stream()))
        .doesNotContainAnyElementsOf(trained);
  }

  private interface Values {
    Stream<String> of(Assignment assignment);
  }

  private static Set<String> values(List<Assignment> assignments, Values values) {
    return assignments.stream()
        .flatMap(values::of)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The words of mentions that no list holds. */
  private static Stream<String> inventedNames(Assignment assignment) {
    var listed = Listed.of(assignment.language());
    return assignment.allMentions().stream()
        .filter(mention -> mention.kind() != Mention.Kind.HANDLE)
        .filter(mention -> mention.kind() != Mention.Kind.DATE)
        .map(Mention::text)
        .flatMap(text -> WORD.matcher(text).results().map(match -> match.group()))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 4 && !listed.contains(word));
  }

  private static final class Listed {

    private static Set<String> of(Language language) {
      var lexicon = Lexicon.of(language, Split.TEST);
      return Stream.of("first", "surname", "group", "thing", "street", "place")
          .flatMap(section -> lexicon.whole(section).stream())
          .flatMap(entry -> Stream.of(entry.toLowerCase(Locale.ROOT).split(" ")))
          .collect(Collectors.toSet());
    }
  }
}
