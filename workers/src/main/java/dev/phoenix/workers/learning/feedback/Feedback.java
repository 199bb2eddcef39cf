package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.brief.Brief;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of a text, as it was given: nothing is scrubbed yet.
 *
 * @param input what was to be written
 * @param response the text
 * @param rejected the text that it is better than: a draft before it was edited
 * @param reason why it was rejected
 * @param value 0 (useless) to 1 (as it should be)
 * @param givenAt when; milliseconds are kept
 * @param origin where it comes from
 * @param id the example's id in the store that it was exported from; null for feedback of its own
 */
public record Feedback(
    Brief input,
    String response,
    @Nullable String rejected,
    @Nullable String reason,
    double value,
    Instant givenAt,
    Origin origin,
    @Nullable String id) {}
