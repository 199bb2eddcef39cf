package dev.phoenix.feed.atom;

import java.net.URI;

/**
 * A link of a feed or an entry.
 *
 * @param rel its relation (RFC 4287, RFC 5005)
 * @param href absolute address
 * @param type media type of what is there
 */
public record FeedLink(String rel, URI href, String type) {}
