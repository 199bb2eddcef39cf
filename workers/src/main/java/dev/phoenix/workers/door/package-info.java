/** Keeps out of this machine's own doors what comes from pages of other sites. */
@NullMarked
package dev.phoenix.workers.door;

import org.jspecify.annotations.NullMarked;
