package dev.phoenix.workers.learning.night;

import org.jspecify.annotations.Nullable;

/**
 * A night as its flow knows it: the variable {@code run}.
 *
 * @param runId names it
 * @param dryRun whether it ends before anything is archived or activated
 * @param approvalRequired whether a person approves
 * @param since ISO 8601; null for what no night used yet
 * @param trainingTime ISO 8601 duration
 * @param approvalTime likewise
 * @param watchTime likewise
 */
record NightRun(
    String runId,
    boolean dryRun,
    boolean approvalRequired,
    @Nullable String since,
    String trainingTime,
    String approvalTime,
    String watchTime) {}
