package dev.phoenix.model.check;

import dev.phoenix.model.api.Brief;
import java.util.List;

/**
 * A text and its brief in the forms that the rules compare.
 *
 * @param text as written, cut after {@link #LONGEST} characters: what follows is judged by its
 *     length alone
 * @param codePoints the length of the whole text
 * @param caseOnly {@link Folding#caseOnly} of the text
 * @param loose {@link Folding#loose} of the text
 * @param own {@code loose} without the mentions that the brief demands: what the writer is to
 *     answer for
 * @param words the words of {@code loose}
 * @param ownWords the words of {@code own}
 */
record Subject(
    Brief brief,
    String text,
    int codePoints,
    String caseOnly,
    String loose,
    String own,
    Words words,
    Words ownWords) {

  /** Four times the longest post allowed. */
  static final int LONGEST = 20_000;

  private static final char DEMANDED = '\uFFFC';

  static Subject of(Brief brief, String text) {
    int codePoints = text.codePointCount(0, text.length());
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String loose = Folding.loose(head);
    String own = withoutDemanded(loose, brief.mustMention());
    return new Subject(
        brief,
        head,
        codePoints,
        Folding.caseOnly(head),
        loose,
        own,
        Words.of(loose),
        Words.of(own));
  }

  private static String withoutDemanded(String loose, List<String> mentions) {
    String own = loose;
    for (String mention : mentions) {
      String folded = Folding.loose(mention).strip();
      int at = folded.isEmpty() ? -1 : own.indexOf(folded);
      if (at < 0) {
        continue;
      }
      StringBuilder rest = new StringBuilder();
      int from = 0;
      while (at >= 0) {
        if (Occurrence.isWhole(own, at, folded)) {
          rest.append(own, from, at).append(DEMANDED);
          from = at + folded.length();
        }
        at = own.indexOf(folded, Math.max(at + 1, from));
      }
      own = rest.append(own, from, own.length()).toString();
    }
    return own;
  }
}
