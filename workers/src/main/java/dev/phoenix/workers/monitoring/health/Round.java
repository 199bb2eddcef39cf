package dev.phoenix.workers.monitoring.health;

import java.time.Instant;
import java.util.List;

/**
 * A round, as the flow carries it.
 *
 * @param id of it
 * @param startedAt when its targets were listed
 * @param targets their ids; where they are is for the configuration alone to say
 * @param limit how long its looks may take, such as {@code PT1M}
 */
record Round(String id, Instant startedAt, List<String> targets, String limit) {}
