package dev.phoenix.workers.storage;

/**
 * Tells this installation's rows from those of another that uses the same database, and from those
 * of an earlier engine, whose keys repeat.
 *
 * @param id the effect ledger's installation id
 */
public record Installation(String id) {}
