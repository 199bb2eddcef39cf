/** GGUF models that llama.cpp computes in this process, with adapters from the registry. */
@NullMarked
package dev.phoenix.model.local.gguf;

import org.jspecify.annotations.NullMarked;
