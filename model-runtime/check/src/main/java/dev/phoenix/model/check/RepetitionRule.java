package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text does not go round in circles: no sentence twice, no phrase of four words four times, no
 * word four times in a row.
 */
final class RepetitionRule implements Rule {

  private static final int PHRASE = 4;
  private static final int TOO_OFTEN = 4;
  private static final int SENTENCE_WORDS = 4;

  @Override
  public List<Finding> check(Subject subject) {
    Set<List<String>> sentences = new HashSet<>();
    for (String sentence : subject.own().split("[.!?\n…]++")) {
      List<String> words = Words.of(sentence).list();
      if (words.size() >= SENTENCE_WORDS && !sentences.add(words)) {
        return finding(String.join(" ", words));
      }
    }
    List<String> words = subject.ownWords().list();
    Map<List<String>, Integer> phrases = new HashMap<>();
    for (int i = 0; i + PHRASE <= words.size(); i++) {
      List<String> phrase = words.subList(i, i + PHRASE);
      if (phrase.stream().allMatch(phrase.getFirst()::equals)
          || phrases.merge(phrase, 1, Integer::sum) >= TOO_OFTEN) {
        return finding(String.join(" ", phrase));
      }
    }
    return List.of();
  }

  private static List<Finding> finding(String found) {
    return List.of(Code.REPETITION.warning("\"%s\" is repeated.".formatted(Quote.of(found))));
  }
}
