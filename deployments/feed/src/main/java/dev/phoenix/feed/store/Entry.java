package dev.phoenix.feed.store;

import java.time.Instant;

/**
 * A stored entry; it never changes.
 *
 * @param number its place in the order of arrival over all collections, and the end of its address
 * @param collection name of its collection
 * @param text what the client sent
 * @param published when it was stored
 */
public record Entry(long number, String collection, NewEntry text, Instant published) {}
