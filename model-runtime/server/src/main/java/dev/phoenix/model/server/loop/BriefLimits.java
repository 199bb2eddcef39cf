package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The limits that {@link Brief} documents, held at every door. */
public final class BriefLimits {

  /**
   * A field that is out of its limits.
   *
   * @param field its path, in the words of the door
   * @param message what is allowed
   */
  public record Violation(String field, String message) {}

  private static final String PREFIX = "brief.";

  private final boolean snakeCase;
  private final List<Violation> violations = new ArrayList<>();

  private BriefLimits(boolean snakeCase) {
    this.snakeCase = snakeCase;
  }

  /**
   * The first field that is out of its limits.
   *
   * @param snakeCase whether the door names fields {@code max_chars} rather than {@code maxChars}
   */
  public static Optional<Violation> check(Brief brief, boolean snakeCase) {
    var limits = new BriefLimits(snakeCase);
    limits.length("topic", brief.topic(), 1, 300);
    limits.length("audience", brief.audience(), 0, 200);
    limits.length("tone", brief.tone(), 0, 50);
    if (!List.of("en", "es").contains(brief.language())) {
      limits.violated("language", "must be \"en\" or \"es\"");
    }
    if (brief.maxChars() < 20 || brief.maxChars() > 5000) {
      limits.violated("maxChars", "must be from 20 to 5000");
    }
    limits.lengths("keyPoints", brief.keyPoints(), 10, 300);
    limits.lengths("mustMention", brief.mustMention(), 10, 100);
    limits.lengths("bannedTerms", brief.bannedTerms(), 50, 100);
    limits.lengths("hashtags", brief.hashtags(), 10, 100);
    return limits.violations.stream().findFirst();
  }

  private void lengths(String field, List<String> values, int most, int longest) {
    if (values.size() > most) {
      violated(field, "must hold at most " + most);
    }
    for (int i = 0; i < values.size(); i++) {
      length(field + "[" + i + "]", values.get(i), 1, longest);
    }
  }

  private void length(String field, String value, int least, int most) {
    int length = value.codePointCount(0, value.length());
    if (length < least || length > most) {
      violated(field, "must have " + least + " to " + most + " characters");
    }
  }

  private void violated(String field, String needed) {
    var name = snakeCase ? field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : field;
    violations.add(new Violation(PREFIX + name, PREFIX + name + " " + needed));
  }
}
