/** A platform in a process of its own, for trials that kill its supervisor, too. */
@NullMarked
package dev.phoenix.local.child;

import org.jspecify.annotations.NullMarked;
