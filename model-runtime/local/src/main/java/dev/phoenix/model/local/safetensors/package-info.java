/**
 * Models in Hugging Face's directories that DJL computes in this process: slower than llama.cpp,
 * for weights that are in no GGUF file yet.
 */
@NullMarked
package dev.phoenix.model.local.safetensors;

import org.jspecify.annotations.NullMarked;
