package dev.phoenix.workers.social;

import dev.phoenix.workers.policy.PostBrief;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds demands that no text can meet together. */
final class BriefLimits {

  private BriefLimits() {}

  static List<Violation> violations(PostBrief brief) {
    var violations = new ArrayList<Violation>();
    var required = new ArrayList<String>(brief.mustMention());
    brief.hashtags().forEach(tag -> required.add(tag.startsWith("#") ? tag : "#" + tag));
    var shortest =
        required.stream().mapToInt(text -> text.codePointCount(0, text.length()) + 1).sum() - 1;
    if (shortest > brief.maxChars()) {
      violations.add(
          new Violation(
              "/maxChars",
              "must be at least "
                  + shortest
                  + ": the mentions and hashtags alone need that many characters"));
    }
    banned("/mustMention", brief.mustMention(), brief, violations);
    banned("/hashtags", brief.hashtags(), brief, violations);
    return violations;
  }

  private static void banned(
      String path, List<String> texts, PostBrief brief, List<Violation> violations) {
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < brief.bannedTerms().size(); j++) {
        if (words(texts.get(i)).contains(words(brief.bannedTerms().get(j)))) {
          violations.add(
              new Violation(path + "/" + i, "must not contain what /bannedTerms/" + j + " bans"));
        }
      }
    }
  }

  // as the checker compares: letter case, accents and compatible forms aside, whole words
  private static String words(String text) {
    var folded =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("[\\p{M}\\p{Cf}]", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return " " + folded + " ";
  }
}
