package dev.phoenix.model.training.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a language, to be filled in. */
final class Phrasebook {

  private static final Map<Language, Phrasebook> BOOKS = new ConcurrentHashMap<>();

  private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)*");

  private final Language language;
  private final Sections sections;

  private Phrasebook(Language language) {
    this.language = language;
    this.sections = Sections.read("sentences.%s.txt".formatted(language.code()));
  }

  static Phrasebook of(Language language) {
    return BOOKS.computeIfAbsent(language, Phrasebook::new);
  }

  boolean has(String section) {
    return sections.has(section);
  }

  /** How many sentences a section holds, choices aside. */
  int size(String section) {
    return sections.lines(section).size();
  }

  /** A sentence of a section, chosen at random. */
  String sentence(String section, UnaryOperator<String> slots, NounPhrase topic, Random random) {
    var lines = sections.lines(section);
    return filled(lines.get(random.nextInt(lines.size())), slots, topic, random);
  }

  /** A given sentence of a section. */
  String sentence(String section, int number, UnaryOperator<String> slots, NounPhrase topic) {
    return filled(sections.lines(section).get(number), slots, topic, new Random(0));
  }

  private String filled(
      String template, UnaryOperator<String> slots, NounPhrase topic, Random random) {
    var chosen =
        CHOICE
            .matcher(template)
            .replaceAll(
                match -> {
                  var options = match.group(1).split("\\|", -1);
                  return Matcher.quoteReplacement(options[random.nextInt(options.length)]);
                });
    var filled =
        SLOT.matcher(chosen)
            .replaceAll(match -> Matcher.quoteReplacement(slot(match.group(1), slots, topic)));
    return Grammar.capitalise(Grammar.join(language, filled));
  }

  private String slot(String name, UnaryOperator<String> slots, NounPhrase topic) {
    if (name.indexOf('/') >= 0) {
      var forms = name.split("/", -1);
      return forms.length == 4 ? forms[topic.form()] : forms[topic.plural() ? 1 : 0];
    }
    return switch (name) {
      case "the", "our", "this", "a", "el", "nuestro", "este", "un" ->
          Grammar.determined(language, name, topic);
      case "topic" -> topic.text();
      default -> slots.apply(name);
    };
  }

  /** Every word that a sentence can hold by itself, lower-case. */
  List<String> words() {
    var words = new TreeSet<String>();
    for (var name : sections.names()) {
      for (var line : sections.lines(name)) {
        // endings stand in braces behind a stem: compartirl{o/a/os/as}
        var matcher = Pattern.compile("(\\p{L}*)\\{([^{}]*/[^{}]*)\\}").matcher(line);
        while (matcher.find()) {
          for (var form : matcher.group(2).split("/", -1)) {
            add(matcher.group(1) + form, words);
          }
        }
        add(line.replaceAll("\\{[^{}]*\\}", " "), words);
      }
    }
    return List.copyOf(words);
  }

  private static void add(String text, TreeSet<String> words) {
    var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
  }
}
