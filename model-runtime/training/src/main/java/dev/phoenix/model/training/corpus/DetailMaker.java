package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the particulars of a brief: points, mentions, hashtags. */
final class DetailMaker {

  private static final Pattern SLOT = Pattern.compile("\\{(.)\\}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final String LETTERS = "ABCDEFGHKLMNPRSTVXZ";

  private final Language language;
  private final Split split;
  private final Lexicon lexicon;
  private final WordMaker words;

  DetailMaker(Language language, Split split, WordMaker words) {
    this.language = language;
    this.split = split;
    this.lexicon = Lexicon.of(language, split);
    this.words = words;
  }

  Point point(Random random) {
    var kind =
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> Point.Kind.NP;
          case 4, 5, 6 -> Point.Kind.CLAUSE;
          case 7 -> Point.Kind.VP;
          default -> Point.Kind.DO;
        };
    if (kind == Point.Kind.NP && random.nextInt(100) < (split == Split.TRAIN ? 50 : 30)) {
      return new Point(kind, Grammar.join(language, free(random)));
    }
    var text =
        kind == Point.Kind.CLAUSE && random.nextInt(100) < 60
            ? statement(random)
            : slots(lexicon.any("point " + kind.section(), random), random);
    return new Point(kind, text, given(text, random));
  }

  /** A statement with a time before it, behind it or none: nobody can guess its second half. */
  private String statement(Random random) {
    var fact = lexicon.any("point fact", random);
    var when = lexicon.any("point when", random);
    return slots(
        switch (random.nextInt(4)) {
          case 0 -> fact;
          case 1 -> fact + " " + when;
          case 2 -> when + ", " + fact;
          default -> when + " " + fact;
        },
        random);
  }

  /** Some people write key points as sentences. */
  private static String given(String text, Random random) {
    int kind = random.nextInt(100);
    return kind < 82 ? text : Grammar.capitalise(text) + (kind < 91 ? "" : ".");
  }

  private String free(Random random) {
    var a = words.word(random);
    var b = words.word(random);
    int n = 2 + random.nextInt(98);
    var english = language == Language.EN;
    return switch (random.nextInt(6)) {
      case 0 -> n + " " + a + (english ? " " + b : " de " + b);
      case 1 -> (english ? "free " + a + " for " : a + " gratis para ") + b;
      case 2 -> a + (english ? " and " : " y ") + b;
      case 3 -> a + (english ? " with " : " con ") + b;
      case 4 -> (english ? "no " + a + ", no " : "ratos sin " + a + " ni ") + b;
      default -> a + (english ? " in the " : " en la ") + b;
    };
  }

  private String slots(String template, Random random) {
    return Grammar.join(
        language,
        SLOT.matcher(template)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        switch (match.group(1)) {
                          case "n" ->
                              Integer.toString(
                                  2 + random.nextInt(random.nextInt(4) == 0 ? 900 : 58));
                          case "d" -> lexicon.shared("day", random);
                          case "D" -> several(lexicon.shared("day", random));
                          case "h" -> hour(random);
                          case "H" -> lexicon.shared("hour word", random);
                          case "m" -> lexicon.shared("month", random);
                          case "N" -> words.name(random);
                          default -> words.word(random);
                        })));
  }

  /** The plural of a day of the week, in Spanish: that of sábado and domingo differs. */
  private static String several(String day) {
    return day.endsWith("s") ? day : day + "s";
  }

  private String hour(Random random) {
    int hour = 7 + random.nextInt(15);
    if (language == Language.ES || random.nextInt(3) == 0) {
      return "%d:%02d".formatted(hour, 15 * random.nextInt(4));
    }
    return "%d %s".formatted(hour > 12 ? hour - 12 : hour, hour >= 12 ? "pm" : "am");
  }

  Mention mention(Random random) {
    int kind = random.nextInt(100);
    if (kind < 24) {
      return new Mention(Mention.Kind.PERSON, person(random));
    }
    if (kind < 48) {
      return new Mention(Mention.Kind.GROUP, group(random));
    }
    if (kind < 66) {
      return new Mention(Mention.Kind.THING, thing(random));
    }
    if (kind < 78) {
      return new Mention(Mention.Kind.PLACE, place(random));
    }
    return kind < 88
        ? new Mention(Mention.Kind.DATE, date(random))
        : new Mention(Mention.Kind.HANDLE, handle(random));
  }

  private String person(Random random) {
    return lexicon.shared("first", random)
        + " "
        + (random.nextInt(100) < 30 ? lexicon.any("surname", random) : words.name(random));
  }

  private String group(Random random) {
    var kind = lexicon.shared("group", random);
    var name = words.name(random);
    return switch (random.nextInt(8)) {
      case 0 -> name;
      case 1 -> name + " " + words.name(random);
      case 2 -> letters(random, 2 + random.nextInt(3));
      default -> language == Language.EN ? name + " " + kind : kind + " " + name;
    };
  }

  private String thing(Random random) {
    var kind = lexicon.shared("thing", random);
    var name = words.name(random);
    return switch (random.nextInt(6)) {
      case 0 -> letters(random, 1 + random.nextInt(2)) + "-" + (1 + random.nextInt(999));
      case 1 -> name + " " + (1 + random.nextInt(30));
      case 2 -> name;
      default -> language == Language.EN ? name + " " + kind : kind + " " + name;
    };
  }

  private String place(Random random) {
    var street = lexicon.shared("street", random);
    var name = words.name(random);
    int number = 1 + random.nextInt(199);
    if (random.nextInt(100) < 25) {
      return lexicon.any("place", random);
    }
    if (language == Language.EN) {
      return random.nextBoolean() ? number + " " + name + " " + street : name + " " + street;
    }
    return random.nextBoolean() ? street + " " + name + " " + number : street + " " + name;
  }

  private String date(Random random) {
    int day = 1 + random.nextInt(28);
    var month = lexicon.shared("month", random);
    return language == Language.EN
        ? (random.nextBoolean() ? month + " " + day : day + " " + month)
        : day + " de " + month;
  }

  private String handle(Random random) {
    var name = words.word(random);
    return switch (random.nextInt(5)) {
      case 0 -> name + ".org";
      case 1 -> "https://" + name + ".com/" + words.word(random);
      case 2 -> "@" + name + "_" + words.word(random);
      case 3 -> "@" + name + (1 + random.nextInt(99));
      default -> "@" + name;
    };
  }

  private static String letters(Random random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  List<String> hashtags(String topic, List<Mention> mentions, Random random) {
    var tags = new ArrayList<String>();
    int count = new int[] {0, 1, 1, 1, 2, 2, 3}[random.nextInt(7)];
    for (int i = 0; i < 12 && tags.size() < count; i++) {
      var tag = "#" + hashtag(topic, mentions, random);
      if (Split.of(tag) == split && tags.stream().noneMatch(tag::equalsIgnoreCase)) {
        tags.add(tag);
      }
    }
    return tags;
  }

  private String hashtag(String topic, List<Mention> mentions, Random random) {
    int kind = random.nextInt(100);
    var named = mentions.stream().filter(m -> m.kind() != Mention.Kind.HANDLE).toList();
    if (kind < 45) {
      var parts = parts(topic);
      int from = random.nextInt(parts.size());
      return camel(parts.subList(from, Math.min(parts.size(), from + 1 + random.nextInt(2))));
    }
    if (kind < 60 && !named.isEmpty()) {
      return camel(parts(named.get(random.nextInt(named.size())).text()));
    }
    var name = words.name(random);
    return switch (random.nextInt(4)) {
      case 0 -> name;
      case 1 -> name + (2024 + random.nextInt(6));
      default -> name + lexicon.shared("tagword", random);
    };
  }

  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (matcher.group().length() > 3) {
        parts.add(matcher.group());
      }
    }
    return parts.isEmpty() ? List.of(text.replaceAll("[^\\p{L}\\p{N}]", "") + "Now") : parts;
  }

  private static String camel(List<String> parts) {
    var tag = new StringBuilder();
    for (var part : parts) {
      tag.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return tag.toString();
  }
}
