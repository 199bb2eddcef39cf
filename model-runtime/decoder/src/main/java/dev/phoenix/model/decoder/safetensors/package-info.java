/**
 * Reading and writing the safetensors format, one file or many with an index, checked before use.
 */
@NullMarked
package dev.phoenix.model.decoder.safetensors;

import org.jspecify.annotations.NullMarked;
