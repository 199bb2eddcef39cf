/** Kills and cuts around a publication, a hundred times, and counts what the feed then holds. */
@NullMarked
package dev.phoenix.local.bench;

import org.jspecify.annotations.NullMarked;
