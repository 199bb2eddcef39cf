package dev.phoenix.connector.commons.effect;

import java.time.Instant;
import java.util.UUID;

/**
 * Who this ledger is.
 *
 * @param id made on first start, part of every key
 * @param epoch 1, and one more for each restore
 * @param raisedAt when the epoch began
 */
record Installation(UUID id, int epoch, Instant raisedAt) {

  /** Whether what was never seen may nevertheless have been sent, by what a restore lost. */
  boolean mayHaveLost(Intent intent) {
    var since = intent.since();
    return epoch > 1 && (since == null || !since.isAfter(raisedAt));
  }
}
