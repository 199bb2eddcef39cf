package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a target stands after a round.
 *
 * @param target its id
 * @param state what counts, which single looks do not change at once
 * @param since since when that counts
 * @param lastChange when a look last saw another state than the one before; null if none did
 * @param seen what the last look saw
 * @param bad how many looks in a row were bad
 * @param good how many were not
 * @param marks for each of the last rounds, the latest last: 1 if it changed between good and bad
 * @param flapping whether that happened too often
 * @param latencyMs of the last look; null if it did not end
 * @param detail what the last look said
 * @param roundAt when the round began that this is of
 */
public record Standing(
    String target,
    TargetState state,
    Instant since,
    @Nullable Instant lastChange,
    TargetState seen,
    int bad,
    int good,
    String marks,
    boolean flapping,
    Trend trend,
    @Nullable Long latencyMs,
    String detail,
    Instant roundAt) {

  Standing going(Trend next) {
    return new Standing(
        target,
        state,
        since,
        lastChange,
        seen,
        bad,
        good,
        marks,
        flapping,
        flapping ? Trend.FLAPPING : next,
        latencyMs,
        detail,
        roundAt);
  }
}
