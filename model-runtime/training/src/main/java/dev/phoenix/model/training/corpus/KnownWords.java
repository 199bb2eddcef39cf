package dev.phoenix.model.training.corpus;

import dev.phoenix.model.core.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that the corpus's sentences are made of, those of its topics left out. */
public final class KnownWords {

  /** What the grammar puts before nouns. */
  private static final String DETERMINERS =
      "an the our this these a del al e el la los las un una unos unas este esta estos estas"
          + " nuestro nuestra nuestros nuestras";

  private KnownWords() {}

  /** All of them, as the model learns them. */
  public static Vocabulary vocabulary() {
    var known = new HashMap<String, Set<String>>();
    for (var language : Language.values()) {
      known.put(language.code(), words(language));
    }
    return new Vocabulary(known);
  }

  private static Set<String> words(Language language) {
    var words = new HashSet<>(Phrasebook.of(language).words());
    words.addAll(Arrays.asList(DETERMINERS.split(" ")));
    for (var praise : Lexicon.of(language, Split.TRAIN).whole("praise")) {
      for (int form = 0; form < (language == Language.ES ? 4 : 1); form++) {
        words.add(Grammar.agree(praise, form));
      }
    }
    // "you'll" counts as "you" and "ll"
    return words.stream().flatMap(Vocabulary::split).collect(Collectors.toSet());
  }
}
