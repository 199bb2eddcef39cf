package dev.phoenix.model.server.writer.template;

import java.util.List;

/** Makes sentences of what people write into a brief's fields. */
final class Sentences {

  private Sentences() {}

  /** One line without control characters and without an end mark. */
  static String clean(String field) {
    return field
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]+", " ")
        .replaceAll("[\\s.,;:]+$", "")
        .strip();
  }

  /** A clean field as a sentence: a capital first, an end mark last. */
  static String sentence(String field) {
    var clean = clean(field);
    if (clean.isEmpty()) {
      return "";
    }
    return capital(clean) + (clean.matches("(?s).*[!?…]$") ? "" : ".");
  }

  /**
   * A phrase with its value in place of {@code %s}; what begins it or follows a question gets a
   * capital.
   */
  static String fill(String phrase, String value) {
    var at = phrase.indexOf("%s");
    if (at < 0) {
      return phrase;
    }
    var shown = at == 0 || phrase.startsWith("? ", at - 2) ? capital(value) : value;
    var rest = phrase.substring(at + 2);
    // the value may end a sentence by itself
    if (rest.startsWith(".") && value.matches("(?s).*[!?…]$")) {
      rest = rest.substring(1);
    }
    return phrase.substring(0, at) + shown + rest;
  }

  /** "a", "a and b", "a, b and c". */
  static String list(List<String> items, String and) {
    if (items.size() == 1) {
      return items.getFirst();
    }
    return String.join(", ", items.subList(0, items.size() - 1)) + and + items.getLast();
  }

  private static String capital(String text) {
    var first = text.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + text.substring(Character.charCount(first));
  }
}
