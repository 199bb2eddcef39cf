package dev.phoenix.workers.brief;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as the checker of the model runtime compares it: letter case, accents and width aside.
 *
 * @param text the folded text
 * @param words its runs of letters and digits
 */
public record Folded(String text, List<String> words) {

  /** Folds a text. */
  public static Folded of(String text) {
    var folded = new StringBuilder();
    var compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Normalizer.normalize(compatible, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> !mark(c))
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return new Folded(folded.toString().strip(), words(folded));
  }

  /** Whether {@code term} occurs in this text as a word or phrase. */
  public boolean contains(Folded term) {
    if (term.text.isEmpty()) {
      return false;
    }
    // A term with signs of its own ("C++", an emoji) is looked for as written
    return term.plain()
        ? java.util.Collections.indexOfSubList(words, term.words) >= 0
        : text.contains(term.text);
  }

  private boolean plain() {
    return !words.isEmpty()
        && text.codePoints()
            .allMatch(
                c ->
                    Character.isLetterOrDigit(c)
                        || Character.isWhitespace(c)
                        || "-_'’.".indexOf(c) >= 0);
  }

  private static boolean mark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT;
  }

  private static List<String> words(CharSequence folded) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    folded
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
              } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }
}
