/**
 * Measures the engine: against a bare loop on llama.cpp's C API, with requests together and alone,
 * with and without the prefix cache, and its memory and start in a process of its own.
 */
@NullMarked
package dev.phoenix.model.llama.bench;

import org.jspecify.annotations.NullMarked;
