/** Keys that sign texts so that {@code gpg --verify} accepts them, and keys that check them. */
@NullMarked
package dev.phoenix.signing;

import org.jspecify.annotations.NullMarked;
