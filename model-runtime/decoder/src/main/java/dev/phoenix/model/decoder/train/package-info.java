/** Training by gradient descent: batches, loss, AdamW, schedule, workers and checkpoints. */
@NullMarked
package dev.phoenix.model.decoder.train;

import org.jspecify.annotations.NullMarked;
