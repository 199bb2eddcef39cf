package dev.phoenix.feed.atom;

import dev.phoenix.feed.store.Entry;
import java.net.URI;

/**
 * An entry and where it is.
 *
 * @param entry as it is stored
 * @param address absolute
 */
public record LinkedEntry(Entry entry, URI address) {}
