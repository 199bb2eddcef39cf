package dev.phoenix.workers.monitoring.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trouble from its beginning to its end.
 *
 * @param id names it for ever
 * @param key what is broken
 * @param text what was known last
 * @param told whether somebody else tells people
 * @param closedAt null while it is open
 * @param closing how it ended; null while it is open
 * @param superseded whether it ended because it got worse: a worse one of its key took its place
 * @param takenBy who looks into it, or did; null if nobody said so
 */
public record Incident(
    String id,
    String key,
    Severity severity,
    String title,
    String text,
    boolean told,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable String closing,
    boolean superseded,
    @Nullable String takenBy) {}
