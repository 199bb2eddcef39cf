package dev.phoenix.model.training.corpus;

import dev.phoenix.model.api.Brief;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells words that a post may hold from garbled ones: those of its brief and those that the
 * corpus's sentences are made of.
 */
public final class KnownWords {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private final Map<Language, Set<String>> known = new EnumMap<>(Language.class);

  public KnownWords() {
    for (var language : Language.values()) {
      var words = new HashSet<>(Phrasebook.of(language).words());
      words.addAll(List.of("an", "the", "our", "this", "these", "a", "del", "al", "e"));
      words.addAll(List.of("el", "la", "los", "las", "un", "una", "unos", "unas"));
      words.addAll(List.of("este", "esta", "estos", "estas"));
      words.addAll(List.of("nuestro", "nuestra", "nuestros", "nuestras"));
      for (var praise : Lexicon.of(language, Split.TRAIN).whole("praise")) {
        for (int form = 0; form < (language == Language.ES ? 4 : 1); form++) {
          words.add(Grammar.agree(praise, form));
        }
      }
      // "you'll" counts as "you" and "ll", as the pattern for texts splits it
      var split = new HashSet<String>();
      words.forEach(word -> split.addAll(words(word)));
      known.put(language, split);
    }
  }

  /** The words of a text that neither the corpus nor the brief explains, hashtags left out. */
  public List<String> unknown(Brief brief, String text) {
    var language = brief.language().equals("es") ? Language.ES : Language.EN;
    var own = known.getOrDefault(language, Set.of());
    var given = new HashSet<String>();
    Stream.of(List.of(brief.topic(), brief.audience()), brief.keyPoints(), brief.mustMention())
        .flatMap(List::stream)
        .forEach(field -> given.addAll(words(field)));
    var unknown = new ArrayList<String>();
    for (var word : words(text.replaceAll("#[\\p{L}\\p{N}_]+", " "))) {
      if (!given.contains(word) && !own.contains(word)) {
        unknown.add(word);
      }
    }
    return unknown;
  }

  /** Hashtags of a text that its brief does not ask for. */
  public static List<String> foreignHashtags(Brief brief, String text) {
    var asked = new HashSet<String>();
    brief.hashtags().forEach(tag -> asked.add(tag.replaceFirst("^#", "").toLowerCase(Locale.ROOT)));
    return Pattern.compile("#([\\p{L}\\p{N}_]+)")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(tag -> !asked.contains(tag.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .toList();
  }
}
