package dev.phoenix.connector.commons.effect;

import java.util.UUID;

/**
 * Where an engine went on after a restore. Its keys only rise, each partition's for itself, so an
 * element instance above a key that it handed out after the restore began after that.
 *
 * @param epoch that the restore began
 * @param firstKey a key that the engine handed out in it
 * @param id takes the installation's place in the keys of effects that are new since: the time that
 *     was lost may have used the same element instance key for another effect
 */
record Renewal(int epoch, long firstKey, UUID id) {

  // of a Zeebe key's 64 bits these count, the others are its partition's
  private static final int COUNTER_BITS = 51;

  boolean covers(long elementInstanceKey) {
    return elementInstanceKey > firstKey
        && elementInstanceKey >>> COUNTER_BITS == firstKey >>> COUNTER_BITS;
  }
}
