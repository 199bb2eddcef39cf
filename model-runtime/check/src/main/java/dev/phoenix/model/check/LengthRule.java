package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.List;

/** A post has something to read, and no more than its brief allows. */
final class LengthRule implements Rule {

  @Override
  public List<Finding> check(Subject subject) {
    if (subject
        .text()
        .codePoints()
        .allMatch(c -> Folding.isSpace(c) || Folding.isInvisible(c) || Folding.isMark(c))) {
      return List.of(Code.EMPTY.error("The text is empty."));
    }
    int max = subject.brief().maxChars();
    if (subject.codePoints() > max) {
      return List.of(
          Code.TOO_LONG.error(
              "The text has %d characters, %d more than the %d allowed."
                  .formatted(subject.codePoints(), subject.codePoints() - max, max)));
    }
    return List.of();
  }
}
