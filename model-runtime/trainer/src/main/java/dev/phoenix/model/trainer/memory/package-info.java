/** How much memory a training takes, said before anything is loaded. */
@NullMarked
package dev.phoenix.model.trainer.memory;

import org.jspecify.annotations.NullMarked;
