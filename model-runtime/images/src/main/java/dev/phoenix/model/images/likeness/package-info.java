/**
 * Tells pictures that look the same from others: a perceptual hash to find them, a fingerprint to
 * be sure.
 */
@NullMarked
package dev.phoenix.model.images.likeness;

import org.jspecify.annotations.NullMarked;
