package dev.phoenix.model.training.corpus;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Fills the sentences of the phrasebook in from an assignment. */
final class Filler {

  private final Assignment assignment;
  private final Phrasebook book;
  private final Lexicon lexicon;

  Filler(Assignment assignment, Language language) {
    this.assignment = assignment;
    this.book = Phrasebook.of(language);
    this.lexicon = Lexicon.of(language, Split.TRAIN);
  }

  Phrasebook book() {
    return book;
  }

  /** A sentence about the topic as a whole. */
  String any(String section, Random random) {
    return fill(section, "", "", random);
  }

  /** A sentence that carries one or two details. */
  String fill(String section, String first, String second, Random random) {
    var praised = new HashSet<String>();
    return book.sentence(
        section, name -> slot(name, first, second, praised, random), assignment.topic(), random);
  }

  /** A given sentence of a section. */
  String fixed(String section, int number, String first, String second) {
    var none = new Random(0);
    var praised = new HashSet<String>();
    return book.sentence(
        section, number, name -> slot(name, first, second, praised, none), assignment.topic());
  }

  private String slot(
      String name, String first, String second, Set<String> praised, Random random) {
    return switch (name) {
      case "aud" -> assignment.brief().audience();
      case "p", "m" -> first;
      case "q", "n" -> second;
      default -> praise(name, praised, random);
    };
  }

  /**
   * Praise is chosen from all sets' words alike: a policy decides which of them are banned.
   *
   * @param praised the words that the sentence holds already
   */
  private String praise(String name, Set<String> praised, Random random) {
    var words = lexicon.whole("praise");
    var word = words.get(random.nextInt(words.size()));
    while (!praised.add(word)) {
      word = words.get(random.nextInt(words.size()));
    }
    if (name.equals("adj")) {
      return word;
    }
    int form = List.of("adj:ms", "adj:fs", "adj:mp", "adj:fp").indexOf(name);
    if (form < 0) {
      throw new IllegalArgumentException("Unknown slot {" + name + "}");
    }
    return Grammar.agree(word, form);
  }
}
