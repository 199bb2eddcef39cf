/** The engine LlamaCpp as DJL finds and uses it. */
@NullMarked
package dev.phoenix.model.llama.djl;

import org.jspecify.annotations.NullMarked;
