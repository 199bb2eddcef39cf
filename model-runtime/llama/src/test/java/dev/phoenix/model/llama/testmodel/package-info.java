/** Writes small, randomly initialised Llama models and adapters for tests. */
@NullMarked
package dev.phoenix.model.llama.testmodel;

import org.jspecify.annotations.NullMarked;
