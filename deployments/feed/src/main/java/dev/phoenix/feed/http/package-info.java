/** The resources of the feed server, what they accept, and how they refuse. */
@NullMarked
package dev.phoenix.feed.http;

import org.jspecify.annotations.NullMarked;
