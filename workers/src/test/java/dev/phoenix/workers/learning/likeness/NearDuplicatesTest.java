package dev.phoenix.workers.learning.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

  private static final List<String> OPENINGS =
      List.of("Good news for", "Have you heard of", "This week we celebrate", "Come and meet");
  private static final List<String> ENDINGS =
      List.of(
          "We look forward to seeing you there", "Tell your friends and bring them along",
          "Doors open at nine and coffee is ready", "Places are few so do not wait too long");

  @Test
  void shouldKnowATextAgainWhateverItsCaseAccentsAndSigns() {
    // given
    var near = new NearDuplicates(0.6);

    // when / then
    assertThat(near.add("¡Pan de leña, recién hecho cada mañana!")).isTrue();
    assertThat(near.add("pan de lena... RECIEN hecho, cada manana")).isFalse();
  }

  @Test
  void shouldTakeTextsOfOneOrNoWordAsTheyAre() {
    // given
    var near = new NearDuplicates(0.6);

    // when / then
    assertThat(near.add("Bread")).isTrue();
    assertThat(near.add("bread!")).isFalse();
    assertThat(near.add("Cake")).isTrue();
    assertThat(near.add("🎉")).isTrue();
    assertThat(near.add("")).isTrue();
  }

  @Test
  void shouldFindWhatComparingAllPairsFinds() {
    // given
    var random = new Random(7);
    var texts = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      texts.add(post(random));
      texts.add(edited(texts.get(i * 2), 1 + i % 4, random));
    }

    // when
    var near = new NearDuplicates(0.6);
    var kept = texts.stream().filter(near::add).toList();

    // then
    var expected = new ArrayList<String>();
    for (var text : texts) {
      if (expected.stream().noneMatch(e -> NearDuplicates.likeness(e, text) >= 0.6)) {
        expected.add(text);
      }
    }
    assertThat(kept).isEqualTo(expected).hasSizeBetween(100, 199);
  }

  /**
   * Where the default threshold comes from; the table stands in {@code bpmn/learning/README.md}.
   */
  @Test
  void shouldPartEditsOfAPostFromOtherPostsOfItsKind() {
    // given
    var random = new Random(11);
    var edits = new ArrayList<Double>();
    var others = new ArrayList<Double>();
    for (int i = 0; i < 1_000; i++) {
      var post = post(random);
      edits.add(NearDuplicates.likeness(post, edited(post, 1 + i % 2, random)));
      others.add(NearDuplicates.likeness(post, post(random)));
    }

    // when
    Collections.sort(edits);
    Collections.sort(others);
    System.out.printf(
        "edits: 1%% %.2f, 10%% %.2f, median %.2f; others: median %.2f, 99%% %.2f, most %.2f%n",
        edits.get(10),
        edits.get(100),
        edits.get(500),
        others.get(500),
        others.get(990),
        others.getLast());

    // then
    assertThat(edits.stream().filter(l -> l >= 0.6).count()).isGreaterThan(990);
    assertThat(others.stream().filter(l -> l >= 0.6).count()).isZero();
  }

  /** A post of 30 to 50 words: of few turns of phrase, as teams have, about a topic of its own. */
  private static String post(Random random) {
    var words = new ArrayList<String>();
    words.add(OPENINGS.get(random.nextInt(OPENINGS.size())));
    for (int i = 0; i < 24 + random.nextInt(16); i++) {
      words.add(word(random));
    }
    words.add(ENDINGS.get(random.nextInt(ENDINGS.size())));
    return String.join(" ", words);
  }

  /** The post with some words replaced, left out or put in. */
  private static String edited(String post, int edits, Random random) {
    var words = new ArrayList<>(List.of(post.split(" ")));
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(3)) {
        case 0 -> words.set(at, word(random));
        case 1 -> words.remove(at);
        default -> words.add(at, word(random));
      }
    }
    return String.join(" ", words);
  }

  private static String word(Random random) {
    return ""
        + "bdfgklmnprst".charAt(random.nextInt(12))
        + "aeiou".charAt(random.nextInt(5))
        + "lmnrst".charAt(random.nextInt(6))
        + "aeo".charAt(random.nextInt(3));
  }
}
