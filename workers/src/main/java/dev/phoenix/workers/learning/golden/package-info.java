/** The golden queries that a night's model is judged by, and what keeps them out of training. */
@NullMarked
package dev.phoenix.workers.learning.golden;

import org.jspecify.annotations.NullMarked;
