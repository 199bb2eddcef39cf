package dev.phoenix.connector.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document of a feed.
 *
 * @param entries in the document's order
 * @param next its rel="next" link as written, or null on the last page
 */
record AtomPage(List<AtomEntry> entries, @Nullable String next) {}
