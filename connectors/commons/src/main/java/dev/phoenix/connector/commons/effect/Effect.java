package dev.phoenix.connector.commons.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger as it was when it was read.
 *
 * @param key names it
 * @param target the kind of remote
 * @param address where it was last sent or is meant for
 * @param digest SHA-256 of its content, or null if only its name is known (see {@link
 *     EffectLedger#adopt})
 * @param state what is known
 * @param epoch the ledger's epoch when the row last changed
 * @param attempt how often it was sent
 * @param executions how many executions began and never ended in order
 * @param entry the remote's id or address of it, once confirmed and known
 * @param publishedAt when it became public, once confirmed
 * @param detail a sentence for people about the last change
 * @param earliestAt the remote cannot have it from before this instant; null if that is not known
 * @param sentAt the last instant at which it may have been handed to the network
 */
public record Effect(
    EffectKey key,
    String target,
    String address,
    @Nullable String digest,
    EffectState state,
    int epoch,
    int attempt,
    int executions,
    @Nullable String entry,
    @Nullable Instant publishedAt,
    @Nullable String detail,
    @Nullable Instant earliestAt,
    @Nullable Instant sentAt) {

  /** Whether the outcome is open: sent, and neither confirmed nor known to be absent. */
  public boolean open() {
    return state == EffectState.SENT || state == EffectState.UNKNOWN;
  }
}
