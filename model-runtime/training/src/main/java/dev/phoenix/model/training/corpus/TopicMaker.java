package dev.phoenix.model.training.corpus;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Makes topics: what the set's lists hold, and what they do not. */
final class TopicMaker {

  /**
   * A topic.
   *
   * @param given as in the brief, sometimes with a determiner of its own
   * @param phrase as sentences use it
   * @param clause whether it takes no determiner
   */
  record Topic(String given, NounPhrase phrase, boolean clause) {}

  private static final Pattern ENGLISH_PLURAL = Pattern.compile("[^aisu]s$");

  /** By the ending: -a but not the Greek -ema, -oma, -ama (tema, idioma, programa); -dad, -ión. */
  private static final Pattern SPANISH_FEMININE =
      Pattern.compile("(?:(?<!(?:[eo]m|ram|map|dí))as?|[dt]ad(?:es)?|i[óo]n(?:es)?|tud(?:es)?)$");

  private final Language language;
  private final Split split;
  private final Lexicon lexicon;
  private final WordMaker words;

  TopicMaker(Language language, Split split, WordMaker words) {
    this.language = language;
    this.split = split;
    this.lexicon = Lexicon.of(language, split);
    this.words = words;
  }

  Topic topic(String field, Random random) {
    int kind = random.nextInt(100);
    if (kind < 12 && !lexicon.share("about").isEmpty()) {
      return about(field, random);
    }
    var phrase =
        random.nextInt(100) < (split == Split.TRAIN ? 60 : 30)
            ? invented(field, random)
            : known(field, random);
    if (random.nextInt(100) < 10) {
      phrase = opening(phrase, random);
    }
    return new Topic(given(phrase, random), phrase, false);
  }

  private Topic about(String field, Random random) {
    // a singular noun would need an article that only some of the topics have room for
    var text =
        lexicon
            .any("about", random)
            .replace("{x}", random.nextInt(2) == 0 ? words.word(random) : plural(field, random))
            .replace("{p}", plural(field, random));
    return new Topic(text, new NounPhrase(text, false, false), true);
  }

  private String plural(String field, Random random) {
    for (int i = 0; i < 20; i++) {
      var noun = lexicon.noun(field, random);
      if (noun.plural()) {
        return noun.text();
      }
    }
    return words.word(random);
  }

  private NounPhrase known(String field, Random random) {
    var phrase = lexicon.noun(field, random);
    if (random.nextInt(100) < 45) {
      var adjective = lexicon.any("adj", random);
      phrase = phrase.text().contains(adjective) ? phrase : described(phrase, adjective);
    }
    if (random.nextInt(100) < 12) {
      phrase = named(phrase, words.name(random));
    }
    if (random.nextInt(100) < 40) {
      phrase = phrase.with(phrase.text() + " " + lexicon.any("context", random));
    }
    return phrase;
  }

  private NounPhrase invented(String field, Random random) {
    var noun = lexicon.noun(field, random);
    var a = words.word(random);
    var b = words.word(random);
    if (language == Language.EN) {
      var text =
          switch (random.nextInt(7)) {
            case 0 -> a + " " + b;
            case 1 -> a + " " + noun.text();
            case 2 -> noun.text() + " for " + a;
            case 3 -> a + " of " + b;
            case 4 -> a;
            case 5 -> noun.text() + " with " + a + " and " + b;
            default -> a + " " + b + " " + noun.text();
          };
      return new NounPhrase(text, false, pluralOf(text, noun));
    }
    return switch (random.nextInt(6)) {
      case 0 -> noun.with(noun.text() + " de " + a);
      case 1 -> noun.with(noun.text() + " " + a);
      case 2 -> noun.with(Grammar.join(language, noun.text() + " con " + a + " y " + b));
      case 3 -> guessed(a, a + " de " + b);
      case 4 -> guessed(a, a);
      default -> noun.with(noun.text() + " para " + a + " de " + b);
    };
  }

  private static boolean pluralOf(String text, NounPhrase noun) {
    return text.contains(noun.text())
        ? noun.plural()
        : ENGLISH_PLURAL.matcher(text.split(" of ")[0]).find();
  }

  private static NounPhrase guessed(String head, String text) {
    boolean plural = head.endsWith("as") || head.endsWith("os") || head.endsWith("es");
    return new NounPhrase(text, SPANISH_FEMININE.matcher(head).find(), plural);
  }

  private NounPhrase described(NounPhrase phrase, String adjective) {
    return language == Language.EN
        ? phrase.with(adjective + " " + phrase.text())
        : phrase.with(phrase.text() + " " + Grammar.agree(adjective, phrase.form()));
  }

  private NounPhrase named(NounPhrase phrase, String name) {
    return phrase.with(
        language == Language.EN ? name + " " + phrase.text() : phrase.text() + " " + name);
  }

  private NounPhrase opening(NounPhrase phrase, Random random) {
    if (language == Language.EN) {
      var heads = new String[] {"opening", "return", "launch", "first anniversary", "next edition"};
      return new NounPhrase(
          heads[random.nextInt(heads.length)]
              + " of "
              + Grammar.determined(language, random.nextBoolean() ? "our" : "the", phrase),
          false,
          false,
          true);
    }
    var heads =
        new String[] {"apertura", "vuelta", "presentación", "próxima edición", "segunda etapa"};
    return new NounPhrase(
        Grammar.join(
            language,
            heads[random.nextInt(heads.length)]
                + " de "
                + Grammar.determined(language, random.nextBoolean() ? "nuestro" : "el", phrase)),
        true,
        false,
        true);
  }

  private String given(NounPhrase phrase, Random random) {
    int kind = random.nextInt(100);
    if (kind < 18) {
      var determiner =
          language == Language.EN
              ? (random.nextBoolean() ? "our" : "the")
              : (random.nextBoolean() ? "nuestro" : "el");
      var text = Grammar.determined(language, determiner, phrase);
      return random.nextInt(3) == 0 ? upper(text) : text;
    }
    return kind < 30 ? upper(phrase.text()) : phrase.text();
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
