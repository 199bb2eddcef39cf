/** Tells texts that say the same in nearly the same words. */
@NullMarked
package dev.phoenix.workers.learning.likeness;

import org.jspecify.annotations.NullMarked;
