package dev.phoenix.connector.telegram.updates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An update that was given up.
 *
 * @param updateId its number
 * @param reason why
 * @param content the update in JSON
 * @param at when it was given up
 */
public record SetAside(
    long updateId, @Nullable String reason, @Nullable String content, Instant at) {}
