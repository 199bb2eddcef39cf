/** Models that answer conversations in this process: GGUF by llama.cpp, safetensors by DJL. */
@NullMarked
package dev.phoenix.model.local;

import org.jspecify.annotations.NullMarked;
