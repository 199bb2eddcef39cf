package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The words of a language that briefs of a set are made from. */
final class Lexicon {

  /** What teams write about. */
  static final List<String> FIELDS =
      List.of(
          "shop",
          "event",
          "course",
          "service",
          "culture",
          "food",
          "software",
          "sport",
          "community",
          "travel",
          "health",
          "work");

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{4,}");

  private record Key(Language language, Split split) {}

  private static final Map<Key, Lexicon> ALL = new ConcurrentHashMap<>();

  private final Sections sections;
  private final Split split;
  private final Map<String, List<NounPhrase>> nouns = new ConcurrentHashMap<>();
  private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
  private final List<String> words;

  private Lexicon(Language language, Split split, Sections sections) {
    this.sections = sections;
    this.split = split;
    for (var field : FIELDS) {
      var list = new ArrayList<NounPhrase>();
      for (var form :
          language == Language.EN ? List.of("s", "p") : List.of("ms", "fs", "mp", "fp")) {
        split
            .keep(sections.entries("noun %s %s".formatted(field, form)))
            .forEach(n -> list.add(new NounPhrase(n, form.startsWith("f"), form.endsWith("p"))));
      }
      nouns.put(field, List.copyOf(list));
    }
    this.words = wordsOfSet();
  }

  private List<String> wordsOfSet() {
    var found = new TreeSet<String>();
    for (var name : sections.names()) {
      if (name.startsWith("noun") || List.of("adj", "context", "audience").contains(name)) {
        for (var entry : split.keep(sections.entries(name))) {
          var matcher = LETTERS.matcher(entry);
          while (matcher.find()) {
            if (Split.of(matcher.group()) == split) {
              found.add(matcher.group().toLowerCase(Locale.ROOT));
            }
          }
        }
      }
    }
    return List.copyOf(found);
  }

  static Lexicon of(Language language, Split split) {
    return ALL.computeIfAbsent(
        new Key(language, split),
        key ->
            new Lexicon(
                language, split, Sections.read("lexicon.%s.txt".formatted(language.code()))));
  }

  /** A noun of a field. */
  NounPhrase noun(String field, Random random) {
    var list = nouns.getOrDefault(field, List.of());
    return list.get(random.nextInt(list.size()));
  }

  /** The fields that this set has nouns for. */
  List<String> fields() {
    return FIELDS.stream()
        .filter(field -> !nouns.getOrDefault(field, List.of()).isEmpty())
        .toList();
  }

  /** An entry of this set's share of a section; where that is empty, of the whole one. */
  String any(String section, Random random) {
    var own = share(section);
    var list = own.isEmpty() ? whole(section) : own;
    return list.get(random.nextInt(list.size()));
  }

  /** An entry of a section that all sets share, such as the days of the week. */
  String shared(String section, Random random) {
    var list = lists.computeIfAbsent("*" + section, name -> sections.entries(section));
    return list.get(random.nextInt(list.size()));
  }

  /** This set's share of a section. */
  List<String> share(String section) {
    return lists.computeIfAbsent(section, name -> split.keep(sections.entries(name)));
  }

  /** A whole section. */
  List<String> whole(String section) {
    return lists.computeIfAbsent("*" + section, name -> sections.entries(section));
  }

  /** The set's single words of four letters or more, lower-case. */
  List<String> words() {
    return words;
  }
}
