/** The entries on disk: appended, never changed, and kept once they were acknowledged. */
@NullMarked
package dev.phoenix.feed.store;

import org.jspecify.annotations.NullMarked;
