package dev.phoenix.model.server.nights.archive;

import dev.phoenix.model.adapters.NewAdapter;
import dev.phoenix.model.core.Vocabulary;
import dev.phoenix.model.server.nights.training.ExampleFile;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a night's responses that neither the model's vocabulary nor their briefs explain:
 * what an adapter may write though nobody asks for it. Words of letters alone, as a garbled number
 * should stay one that nobody can explain; hashtags without their sign, if they hold a letter.
 */
final class TaughtWords {

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,40}");
  private static final Pattern TAG = Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{N}_]{2,60}");

  private TaughtWords() {}

  /** The words in lower case, the most frequent first; no more than an adapter can have. */
  static List<String> of(ExampleFile examples, Vocabulary vocabulary) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    examples.read(
        example ->
            Stream.concat(
                    vocabulary.unknownWords(example.brief(), example.response()).stream()
                        .filter(word -> WORD.matcher(word).matches()),
                    Vocabulary.foreignHashtags(example.brief(), example.response()).stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .filter(tag -> TAG.matcher(tag).matches()))
                .distinct()
                .forEach(word -> counts.merge(word, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(NewAdapter.MOST_WORDS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
