package dev.phoenix.workers.social;

import org.jspecify.annotations.Nullable;

/**
 * A finished post.
 *
 * @param brief the validated brief as JSON
 * @param draftedText what the writer wrote
 * @param finalText what the person left
 * @param decision {@code approved} or {@code rejected}
 * @param edited whether the two texts differ
 * @param reviewer who decided, {@code unknown} if no one can tell
 * @param writer who drafted it
 * @param iterations how many drafts the last omni-loop made
 * @param score the draft's score, 0 to 1
 * @param outcome {@code confirmed}, {@code abandoned} or {@code rejected}
 * @param entry the post's address
 */
record PostRecord(
    long processInstanceKey,
    String requestId,
    String channel,
    String language,
    String brief,
    String draftedText,
    String finalText,
    String decision,
    boolean edited,
    @Nullable String comment,
    String reviewer,
    String writer,
    int iterations,
    double score,
    String outcome,
    @Nullable String entry) {}
