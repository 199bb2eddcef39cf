package dev.phoenix.connector.commons.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param key names the effect
 * @param target what is changed, such as a collection's address
 * @param digest SHA-256 of the content, 64 hexadecimal digits
 * @param state how far it got
 * @param epoch the ledger's epoch when the row was last written
 * @param attempt how many times it was sent
 * @param executions how many times a job began to work on it
 * @param entry where the remote side keeps it; set when confirmed, if the remote side said so
 * @param detail one sentence for people about the last change
 * @param createdAt when it was first intended
 * @param sentAt when it was last sent; null while it never was
 * @param confirmedAt when it was confirmed
 */
public record Effect(
    EffectKey key,
    String target,
    String digest,
    EffectState state,
    int epoch,
    int attempt,
    int executions,
    @Nullable String entry,
    @Nullable String detail,
    Instant createdAt,
    @Nullable Instant sentAt,
    @Nullable Instant confirmedAt) {}
