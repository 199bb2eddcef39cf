package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a round saw of a target.
 *
 * @param target its id
 * @param at when the look began
 * @param latencyMs how long it took; null if it did not end
 * @param detail a plain line
 */
public record Look(
    String target, Instant at, TargetState state, @Nullable Long latencyMs, String detail) {}
