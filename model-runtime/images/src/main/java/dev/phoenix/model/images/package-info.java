/** Prepares images for posts: any of four formats in, a small upright WebP without metadata out. */
@NullMarked
package dev.phoenix.model.images;

import org.jspecify.annotations.NullMarked;
