/** Compares the drafts of a new adapter with those of what was live before. */
@NullMarked
package dev.phoenix.model.server.nights.watch;

import org.jspecify.annotations.NullMarked;
