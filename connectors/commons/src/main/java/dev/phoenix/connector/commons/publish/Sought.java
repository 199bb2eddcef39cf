package dev.phoenix.connector.commons.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up looks for.
 *
 * @param marker what it carries
 * @param earliestAt it cannot have been published before this instant of our clock; null if that is
 *     not known
 */
public record Sought(String marker, @Nullable Instant earliestAt) {}
