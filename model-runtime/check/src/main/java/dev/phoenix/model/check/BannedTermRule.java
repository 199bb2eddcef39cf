package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * No banned term appears as a word, whatever its case, accents, width, invisible characters or
 * look-alike letters.
 */
final class BannedTermRule implements Rule {

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    for (String term : subject.brief().bannedTerms()) {
      if (appears(term, subject)) {
        findings.add(
            Code.BANNED_TERM.error(
                "The text contains the banned term \"%s\".".formatted(Quote.of(term)), term));
      }
    }
    return findings;
  }

  private static boolean appears(String term, Subject subject) {
    String folded = Folding.loose(term).strip();
    if (folded.isEmpty()) {
      return false;
    }
    boolean plain =
        folded
            .codePoints()
            .allMatch(
                c -> Character.isLetterOrDigit(c) || Folding.isSpace(c) || "-_'’.".indexOf(c) >= 0);
    Words words = Words.of(folded);
    // a term with signs of its own ("C++", an emoji) is looked for as written
    return plain && words.size() > 0
        ? subject.words().contain(words.list())
        : Occurrence.isIn(subject.loose(), folded);
  }
}
