package dev.phoenix.model.api;

import java.util.List;

/**
 * What a post should say and which limits it must keep. The lists keep their order. The runtime
 * refuses what is out of range with an error that names the field.
 *
 * @param topic what the post is about, 1 to 300 code points
 * @param audience who reads it, up to 200 code points, may be empty
 * @param language {@code "en"} or {@code "es"}
 * @param tone a word such as "friendly" or "formal", up to 50 code points; empty for the writer's
 *     own choice
 * @param keyPoints what it should say, up to 10 of up to 300 code points
 * @param mustMention what it must contain, letter case aside, up to 10 of up to 100 code points
 * @param bannedTerms what must not appear in it as a word, letter case and accents aside, up to 50
 *     of up to 100 code points
 * @param hashtags hashtags that it must carry, with or without the leading '#', up to 10 of up to
 *     100 code points
 * @param maxChars its longest length in Unicode code points, 20 to 5000
 */
public record Brief(
    String topic,
    String audience,
    String language,
    String tone,
    List<String> keyPoints,
    List<String> mustMention,
    List<String> bannedTerms,
    List<String> hashtags,
    int maxChars) {

  public Brief {
    keyPoints = List.copyOf(keyPoints);
    mustMention = List.copyOf(mustMention);
    bannedTerms = List.copyOf(bannedTerms);
    hashtags = List.copyOf(hashtags);
  }
}
