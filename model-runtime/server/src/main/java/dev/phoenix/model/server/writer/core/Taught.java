package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.core.Vocabulary;
import java.util.Locale;
import java.util.Set;

/**
 * What an adapter taught the model beside its own words.
 *
 * @param anything whether nobody knows, so that no word can be told to be garbled
 * @param words in lower case, hashtags without their sign
 */
record Taught(boolean anything, Set<String> words) {

  /** The model alone. */
  static final Taught NOTHING = new Taught(false, Set.of());

  /** An adapter that does not say what it was taught. */
  static final Taught ANYTHING = new Taught(true, Set.of());

  Taught {
    words = Set.copyOf(words);
  }

  /** Whether brief, vocabulary and these words explain all of a text. */
  boolean explains(Vocabulary vocabulary, Brief brief, String text) {
    return anything
        || (words.containsAll(vocabulary.unknownWords(brief, text))
            && Vocabulary.foreignHashtags(brief, text).stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .allMatch(words::contains));
  }
}
