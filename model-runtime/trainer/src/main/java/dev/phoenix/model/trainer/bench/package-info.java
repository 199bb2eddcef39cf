/** Measures memory and speed of training. */
@NullMarked
package dev.phoenix.model.trainer.bench;

import org.jspecify.annotations.NullMarked;
