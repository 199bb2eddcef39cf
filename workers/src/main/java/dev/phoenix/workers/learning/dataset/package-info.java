/** Chooses a night's examples and writes them for the trainer. */
@NullMarked
package dev.phoenix.workers.learning.dataset;

import org.jspecify.annotations.NullMarked;
