/** Decodes checked files, scales and turns their pixels, brings them to sRGB and encodes WebP. */
@NullMarked
package dev.phoenix.model.images.pixels;

import org.jspecify.annotations.NullMarked;
