package dev.phoenix.model.check;

import dev.phoenix.model.api.Brief;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds for every post of a team, beside its brief. Writers learn of it by findings, so that
 * prompts stay short however long it is.
 *
 * @param bannedTerms what must not appear in any text, as in a brief
 * @param mustMention what every text must contain, as in a brief
 */
public record Policy(List<String> bannedTerms, List<String> mustMention) {

  /** A policy that asks for nothing. */
  public static final Policy NONE = new Policy(List.of(), List.of());

  public Policy {
    bannedTerms = List.copyOf(bannedTerms);
    mustMention = List.copyOf(mustMention);
  }

  /** The brief that texts are checked against. */
  public Brief applyTo(Brief brief) {
    if (bannedTerms.isEmpty() && mustMention.isEmpty()) {
      return brief;
    }
    return new Brief(
        brief.topic(),
        brief.audience(),
        brief.language(),
        brief.tone(),
        brief.keyPoints(),
        both(brief.mustMention(), mustMention),
        both(brief.bannedTerms(), bannedTerms),
        brief.hashtags(),
        brief.maxChars());
  }

  private static List<String> both(List<String> own, List<String> everywhere) {
    return Stream.concat(own.stream(), everywhere.stream()).distinct().toList();
  }
}
