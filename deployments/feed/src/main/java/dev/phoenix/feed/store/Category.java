package dev.phoenix.feed.store;

import org.jspecify.annotations.Nullable;

/**
 * A category as its client gave it (RFC 4287, 4.2.2), such as a content digest or a hashtag.
 *
 * @param term what it says
 * @param scheme IRI of the vocabulary that the term is from
 * @param label the term for people
 */
public record Category(String term, @Nullable String scheme, @Nullable String label) {}
