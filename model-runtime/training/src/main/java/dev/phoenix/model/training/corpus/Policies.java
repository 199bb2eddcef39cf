package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** House policies that the checks know and the brief does not show. */
final class Policies {

  private static final int MOST_TERMS = 8;

  private Policies() {}

  /** A brief with hidden banned terms, sometimes a hidden mention, and a tight limit. */
  static Assignment tight(Assignment assignment, BriefMaker maker, Editor editor, Random random) {
    var terms = new ArrayList<>(maker.policyTerms());
    Collections.shuffle(terms, random);
    var demanded = random.nextInt(100) < 30 ? List.of(maker.demanded(random)) : List.<Mention>of();
    var hidden =
        assignment.withPolicy(terms.subList(0, Math.min(MOST_TERMS, terms.size())), demanded);
    var plain = editor.plain(hidden.withMaxChars(5000));
    if (plain.isEmpty()) {
      return hidden;
    }
    // from a sixth more than the plainest post to twice as much
    int length = plain.get().length();
    int limit = (length * 7 / 6 + random.nextInt(length) + 9) / 10 * 10;
    return hidden.withMaxChars(Math.max(20, limit));
  }
}
