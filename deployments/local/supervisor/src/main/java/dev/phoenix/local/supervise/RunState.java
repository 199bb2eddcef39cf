package dev.phoenix.local.supervise;

import dev.phoenix.local.process.ProcessIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs, as {@code run/state.json} keeps it: enough to show it and, after a crash of the
 * supervisor, to end it.
 *
 * @param supervisor the process that watches the others
 * @param startedAt when it began
 * @param startSeconds how long it took until all were healthy, null before
 * @param memoryMegabytes resident memory of everything, the supervisor included
 * @param services in the order of their start
 */
public record RunState(
    ProcessIdentity supervisor,
    Instant startedAt,
    @Nullable Double startSeconds,
    long memoryMegabytes,
    List<ServiceStatus> services) {}
