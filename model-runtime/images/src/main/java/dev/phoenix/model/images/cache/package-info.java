/** Keeps prepared images on disk, found by content and by likeness, shared by processes. */
@NullMarked
package dev.phoenix.model.images.cache;

import org.jspecify.annotations.NullMarked;
