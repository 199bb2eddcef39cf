package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked at; its settings are those of {@link TargetSettings}.
 *
 * @param probe how it is looked at
 */
record Target(
    String id,
    String name,
    Kind kind,
    Group group,
    Duration timeout,
    @Nullable Duration slowAbove,
    boolean critical,
    int roundsToFail,
    int roundsToRecover,
    @Nullable String needs,
    @Nullable String service,
    Probe probe) {}
