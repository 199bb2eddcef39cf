package dev.phoenix.workers.brief;

import static dev.phoenix.workers.job.JobInputException.required;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid brief, as {@code bpmn/social-media/README.md} tells it.
 *
 * @param requestId names the request; null for texts that are checked without one
 * @param channel where it is published; null likewise
 */
public record Brief(
    @Nullable String requestId,
    @Nullable String channel,
    String topic,
    String audience,
    String language,
    String tone,
    List<String> keyPoints,
    List<String> mustMention,
    List<String> bannedTerms,
    List<String> hashtags,
    int maxChars) {

  /** Refuses a brief that "Validate brief" would not have let pass. */
  @SuppressWarnings("NullAway") // made from JSON: what is missing arrives as null
  public Brief {
    topic = required(topic, "brief.topic");
    language = required(language, "brief.language");
    audience = audience == null ? "" : audience;
    tone = tone == null ? "" : tone;
    keyPoints = texts(keyPoints, "brief.keyPoints");
    mustMention = texts(mustMention, "brief.mustMention");
    bannedTerms = texts(bannedTerms, "brief.bannedTerms");
    hashtags = texts(hashtags, "brief.hashtags");
  }

  /** The part that a writer and a checker need. */
  public dev.phoenix.model.api.Brief forRuntime() {
    return new dev.phoenix.model.api.Brief(
        topic, audience, language, tone, keyPoints, mustMention, bannedTerms, hashtags, maxChars);
  }

  private static List<String> texts(@Nullable List<String> texts, String variable) {
    if (texts == null) {
      return List.of();
    }
    texts.forEach(text -> required(text, variable + "[]"));
    return List.copyOf(texts);
  }
}
