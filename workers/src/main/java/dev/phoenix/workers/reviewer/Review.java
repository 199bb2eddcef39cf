package dev.phoenix.workers.reviewer;

import org.jspecify.annotations.Nullable;

/**
 * A review whose reviewer is sought.
 *
 * @param callerKey the process instance that had it made
 * @param processInstanceKey the review's own; null if only the caller is known
 * @param elementId the user task; null for any of the review
 */
public record Review(
    long callerKey, @Nullable Long processInstanceKey, @Nullable String elementId) {}
