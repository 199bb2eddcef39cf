/** Pictures of posts: fetched from where a brief says, prepared, kept and served. */
@NullMarked
package dev.phoenix.workers.image;

import org.jspecify.annotations.NullMarked;
