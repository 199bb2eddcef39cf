/** Contenders computed by llama.cpp, as they would be served. */
@NullMarked
package dev.phoenix.model.gate.llamacpp;

import org.jspecify.annotations.NullMarked;
