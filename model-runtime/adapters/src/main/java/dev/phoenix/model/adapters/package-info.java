/**
 * The versioned registry of LoRA adapters on disk: which there are, whether they are whole, and
 * which one is live for a model.
 */
@NullMarked
package dev.phoenix.model.adapters;

import org.jspecify.annotations.NullMarked;
