package dev.phoenix.local.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive of a folder.
 *
 * @param id the backup's name
 * @param at when its picture was taken; null if it cannot be read
 * @param archive where it is
 * @param bytes how long it is
 * @param reason why it was made; null if it cannot be read
 * @param frozenMillis how long everything stood still for it
 * @param problem why it cannot be read; null if it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Archived(
    String id,
    @Nullable Instant at,
    Path archive,
    long bytes,
    @Nullable String reason,
    @Nullable Long frozenMillis,
    @Nullable String problem) {}
