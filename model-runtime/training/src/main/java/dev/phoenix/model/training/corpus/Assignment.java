package dev.phoenix.model.training.corpus;

import dev.phoenix.model.api.Brief;
import java.util.List;
import java.util.stream.Stream;

/**
 * A brief together with what its maker knows about it: the grammar of its parts, and the policy
 * that only the checks know.
 *
 * @param field what the team does, see {@link Lexicon#FIELDS}
 * @param manner friendly, formal or lively
 * @param topic the topic as sentences use it
 * @param clause whether the topic takes no determiner ("working from home")
 * @param brief what the writer is given
 * @param hiddenTerms banned terms that the brief does not show
 * @param hiddenMentions demanded mentions that the brief does not show
 */
public record Assignment(
    Language language,
    String field,
    String manner,
    NounPhrase topic,
    boolean clause,
    List<Point> points,
    List<Mention> mentions,
    Brief brief,
    List<String> hiddenTerms,
    List<Mention> hiddenMentions) {

  public Assignment {
    points = List.copyOf(points);
    mentions = List.copyOf(mentions);
    hiddenTerms = List.copyOf(hiddenTerms);
    hiddenMentions = List.copyOf(hiddenMentions);
  }

  /** The brief that posts are checked against: with the hidden policy. */
  public Brief checked() {
    return new Brief(
        brief.topic(),
        brief.audience(),
        brief.language(),
        brief.tone(),
        brief.keyPoints(),
        Stream.concat(brief.mustMention().stream(), hiddenMentions.stream().map(Mention::text))
            .toList(),
        Stream.concat(brief.bannedTerms().stream(), hiddenTerms.stream()).distinct().toList(),
        brief.hashtags(),
        brief.maxChars());
  }

  /** All mentions, shown ones first. */
  List<Mention> allMentions() {
    return Stream.concat(mentions.stream(), hiddenMentions.stream()).toList();
  }

  /** The same with a policy that the brief does not show. */
  public Assignment withPolicy(List<String> terms, List<Mention> demanded) {
    return new Assignment(
        language, field, manner, topic, clause, points, mentions, brief, terms, demanded);
  }

  Assignment withMaxChars(int maxChars) {
    return withLimits(brief.bannedTerms(), maxChars);
  }

  Assignment withBannedTerms(List<String> terms) {
    return withLimits(terms, brief.maxChars());
  }

  private Assignment withLimits(List<String> bannedTerms, int maxChars) {
    var limited =
        new Brief(
            brief.topic(),
            brief.audience(),
            brief.language(),
            brief.tone(),
            brief.keyPoints(),
            brief.mustMention(),
            bannedTerms,
            brief.hashtags(),
            maxChars);
    return new Assignment(
        language,
        field,
        manner,
        topic,
        clause,
        points,
        mentions,
        limited,
        hiddenTerms,
        hiddenMentions);
  }
}
