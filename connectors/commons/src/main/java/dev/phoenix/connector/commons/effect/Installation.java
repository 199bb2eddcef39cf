package dev.phoenix.connector.commons.effect;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who this ledger is.
 *
 * @param id made on first start, part of every key
 * @param epoch 1, and one more for each restore
 * @param raisedAt when the epoch began
 * @param renewals the latest first
 */
record Installation(UUID id, int epoch, Instant raisedAt, List<Renewal> renewals) {

  Installation {
    renewals = List.copyOf(renewals);
  }

  Installation with(List<Renewal> known) {
    return new Installation(id, epoch, raisedAt, known);
  }

  /** Whether it is not known yet where the engine went on in this epoch. */
  boolean awaitsEngine() {
    return epoch > 1 && renewals.stream().noneMatch(renewal -> renewal.epoch() == epoch);
  }

  /** What stands for the installation in the key of an element instance's effect. */
  UUID idFor(long elementInstanceKey) {
    return renewals.stream()
        .filter(renewal -> renewal.covers(elementInstanceKey))
        .findFirst()
        .map(Renewal::id)
        .orElse(id);
  }

  /** Whether what was never seen may nevertheless have been sent, by what a restore lost. */
  boolean mayHaveLost(EffectKey key, Intent intent) {
    var since = intent.since();
    boolean began = since != null && since.isAfter(raisedAt);
    return epoch > 1 && !began && !isNew(key);
  }

  private boolean isNew(EffectKey key) {
    return renewals.stream()
        .anyMatch(renewal -> renewal.epoch() == epoch && renewal.id().equals(key.installation()));
  }
}
