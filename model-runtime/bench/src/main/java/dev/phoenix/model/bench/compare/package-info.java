/**
 * Compares models: the same briefs to each, what the checker says of their posts, and how long they
 * took.
 */
@NullMarked
package dev.phoenix.model.bench.compare;

import org.jspecify.annotations.NullMarked;
