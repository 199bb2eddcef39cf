package dev.phoenix.connector.commons.effect;

import java.time.Instant;
import java.util.UUID;

/**
 * Whom a ledger belongs to.
 *
 * @param id made when the ledger was first opened
 * @param epoch 1 at first, one more with each restore
 * @param raisedAt when the epoch began
 */
public record Installation(UUID id, int epoch, Instant raisedAt) {}
