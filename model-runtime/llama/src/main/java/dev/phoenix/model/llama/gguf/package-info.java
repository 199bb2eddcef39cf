/** Reads GGUF files and checks them fully before native code sees them. */
@NullMarked
package dev.phoenix.model.llama.gguf;

import org.jspecify.annotations.NullMarked;
