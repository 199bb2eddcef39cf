/** Measures image preparation and the cache, on pictures that it draws itself. */
@NullMarked
package dev.phoenix.model.images.bench;

import org.jspecify.annotations.NullMarked;
