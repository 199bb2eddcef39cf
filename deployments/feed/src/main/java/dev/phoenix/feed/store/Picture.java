package dev.phoenix.feed.store;

import java.net.URI;

/**
 * The picture of an entry, which lies elsewhere.
 *
 * @param address absolute, http or https
 * @param type its media type
 */
public record Picture(URI address, String type) {}
