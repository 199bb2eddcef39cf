package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.ArrayList;
import java.util.List;

/** Every mention and every hashtag that the brief demands is there. */
final class RequiredRule implements Rule {

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    for (String mention : subject.brief().mustMention()) {
      String folded = Folding.caseOnly(mention);
      if (!folded.isEmpty() && !Occurrence.isIn(subject.caseOnly(), folded)) {
        findings.add(
            Code.MISSING_MENTION.error(
                "The text does not mention \"%s\".".formatted(Quote.of(mention)), mention));
      }
    }
    for (String hashtag : subject.brief().hashtags()) {
      String folded =
          "#" + Folding.caseOnly(hashtag.startsWith("#") ? hashtag.substring(1) : hashtag);
      if (!hasHashtag(subject.caseOnly(), folded)) {
        findings.add(
            Code.MISSING_HASHTAG.error(
                "The hashtag %s is missing.".formatted(Quote.of(folded)), hashtag));
      }
    }
    return findings;
  }

  private static boolean hasHashtag(String text, String hashtag) {
    for (int at = text.indexOf(hashtag); at >= 0; at = text.indexOf(hashtag, at + 1)) {
      int end = at + hashtag.length();
      // an underscore goes on with a hashtag, though not with a word
      if (Occurrence.isWhole(text, at, hashtag)
          && (end == text.length() || text.charAt(end) != '_')) {
        return true;
      }
    }
    return false;
  }
}
