package dev.phoenix.connector.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up reads of an entry.
 *
 * @param id its atom:id
 * @param address where it is: its edit link, else its self link, else its alternate link
 * @param published its atom:published, else its atom:updated
 * @param edited its app:edited, else its atom:updated: what RFC 5023 orders a collection by, newest
 *     first
 */
record AtomEntry(
    @Nullable String id,
    @Nullable String address,
    @Nullable Instant published,
    @Nullable Instant edited) {}
