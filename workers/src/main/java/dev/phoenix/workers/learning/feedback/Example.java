package dev.phoenix.workers.learning.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Feedback as it is stored and learned from.
 *
 * @param id SHA-256 of what was said about what and when, and of the verdict that it is: the same
 *     feedback has the same id
 * @param input the brief as JSON, its fields in a fixed order, without request id, channel and
 *     image
 * @param language of the text, {@code en} or {@code es}
 * @param response the text
 * @param rejected the text that it is better than
 * @param reason why it was rejected
 * @param feedback 0 to 1
 * @param origin where it comes from
 * @param digests what it is compared by
 * @param split what it may be used for
 * @param givenAt when the feedback was given
 */
public record Example(
    String id,
    String input,
    String language,
    String response,
    @Nullable String rejected,
    @Nullable String reason,
    double feedback,
    Origin origin,
    Digests digests,
    Split split,
    Instant givenAt) {

  /**
   * SHA-256 digests.
   *
   * @param topic of the topic's words, see {@code Topic}
   * @param input of the input
   * @param response of the text, see {@code SameText}
   * @param rejected of the rejected text likewise
   */
  public record Digests(String topic, String input, String response, @Nullable String rejected) {}
}
