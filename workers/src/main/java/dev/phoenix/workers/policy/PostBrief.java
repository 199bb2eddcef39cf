package dev.phoenix.workers.policy;

import dev.phoenix.model.api.Brief;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code brief} after its validation, as the flows' README describes it.
 *
 * @param requestId names the request; the same one for the same channel joins the first
 * @param channel where the post is published
 */
public record PostBrief(
    String requestId,
    String topic,
    String audience,
    String language,
    String tone,
    List<String> keyPoints,
    List<String> mustMention,
    List<String> bannedTerms,
    List<String> hashtags,
    String channel,
    int maxChars) {

  public PostBrief(
      @Nullable String requestId,
      @Nullable String topic,
      @Nullable String audience,
      @Nullable String language,
      @Nullable String tone,
      @Nullable List<String> keyPoints,
      @Nullable List<String> mustMention,
      @Nullable List<String> bannedTerms,
      @Nullable List<String> hashtags,
      @Nullable String channel,
      int maxChars) {
    this.requestId = orEmpty(requestId);
    this.topic = orEmpty(topic);
    this.audience = orEmpty(audience);
    this.language = orEmpty(language);
    this.tone = orEmpty(tone);
    this.keyPoints = orEmpty(keyPoints);
    this.mustMention = orEmpty(mustMention);
    this.bannedTerms = orEmpty(bannedTerms);
    this.hashtags = orEmpty(hashtags);
    this.channel = orEmpty(channel);
    this.maxChars = maxChars;
  }

  /** What the model runtime needs of it. */
  public Brief forModel() {
    return new Brief(
        topic, audience, language, tone, keyPoints, mustMention, bannedTerms, hashtags, maxChars);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static List<String> orEmpty(@Nullable List<String> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
