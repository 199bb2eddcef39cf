/** Compares what people decide about drafts of a new adapter with what they decided before it. */
@NullMarked
package dev.phoenix.workers.learning.verdicts;

import org.jspecify.annotations.NullMarked;
