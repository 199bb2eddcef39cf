/** Nights of learning: their steps, how far they are, and what they found. */
@NullMarked
package dev.phoenix.model.server.nights;

import org.jspecify.annotations.NullMarked;
