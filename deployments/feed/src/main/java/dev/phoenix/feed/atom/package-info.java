/**
 * Atom (RFC 4287) and Atom publishing (RFC 5023) documents, read with suspicion and written by
 * Rome.
 */
@NullMarked
package dev.phoenix.feed.atom;

import org.jspecify.annotations.NullMarked;
