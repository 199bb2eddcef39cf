/**
 * Reads the structure of image files and their limits before a pixel is decoded, and rebuilds them
 * clean.
 */
@NullMarked
package dev.phoenix.model.images.container;

import org.jspecify.annotations.NullMarked;
