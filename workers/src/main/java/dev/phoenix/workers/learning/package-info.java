/** The learning family: from people's verdicts to a data set that the night trains on. */
@NullMarked
package dev.phoenix.workers.learning;

import org.jspecify.annotations.NullMarked;
