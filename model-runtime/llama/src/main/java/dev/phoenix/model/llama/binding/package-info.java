/**
 * llama.cpp's C API by the foreign-function API, for the one build whose layouts are pinned here.
 */
@NullMarked
package dev.phoenix.model.llama.binding;

import org.jspecify.annotations.NullMarked;
