/** The nights of learning: their schedule, their jobs, and what is told to their flow. */
@NullMarked
package dev.phoenix.workers.learning.night;

import org.jspecify.annotations.NullMarked;
