/** Compares llama.cpp with the project's own decoder: two implementations, the same weights. */
@NullMarked
package dev.phoenix.model.llama.oracle;

import org.jspecify.annotations.NullMarked;
