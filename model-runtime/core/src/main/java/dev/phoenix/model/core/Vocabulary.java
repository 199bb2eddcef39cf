package dev.phoenix.model.core;

import dev.phoenix.model.api.Brief;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that the model's training texts are made of. Whatever else stands in a draft must come
 * from its brief: a word that neither explains was garbled while it was copied, and a hashtag that
 * nobody asked for was made up. A checker of any text cannot know this; the model's own words are
 * few enough to list.
 */
public final class Vocabulary {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{N}_]+)");

  private final Map<String, Set<String>> words;

  /**
   * A vocabulary.
   *
   * @param words by language code, {@code en} and {@code es}, in lower case
   */
  public Vocabulary(Map<String, Set<String>> words) {
    this.words =
        words.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /** The words of a language, in lower case; none for one that the model does not write. */
  public Set<String> words(String language) {
    return words.getOrDefault(language, Set.of());
  }

  /** Whether a draft holds nothing but the model's own words and what its brief gave it. */
  public boolean explains(Brief brief, String text) {
    return unknownWords(brief, text).isEmpty() && foreignHashtags(brief, text).isEmpty();
  }

  /** The words of a text that neither this vocabulary nor the brief holds; hashtags left out. */
  public List<String> unknownWords(Brief brief, String text) {
    // the model takes English for any language that it does not write
    var own = words(words.containsKey(brief.language()) ? brief.language() : "en");
    var given = given(brief).flatMap(Vocabulary::split).collect(Collectors.toSet());
    return split(HASHTAG.matcher(text).replaceAll(" "))
        .filter(word -> !given.contains(word) && !own.contains(word))
        .toList();
  }

  /** Hashtags of a text that its brief does not ask for, without their sign. */
  public static List<String> foreignHashtags(Brief brief, String text) {
    var asked = new HashSet<String>();
    brief.hashtags().forEach(tag -> asked.add(lower(tag.replaceFirst("^#", ""))));
    given(brief).flatMap(Vocabulary::hashtags).map(Vocabulary::lower).forEach(asked::add);
    return hashtags(text).filter(tag -> !asked.contains(lower(tag))).toList();
  }

  /** The words of a text in lower case, as they are looked up here. */
  public static Stream<String> split(String text) {
    return WORD.matcher(lower(text)).results().map(MatchResult::group);
  }

  private static Stream<String> hashtags(String text) {
    return HASHTAG.matcher(text).results().map(match -> match.group(1));
  }

  private static Stream<String> given(Brief brief) {
    return Stream.of(
            List.of(brief.topic(), brief.audience()), brief.keyPoints(), brief.mustMention())
        .flatMap(List::stream);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
