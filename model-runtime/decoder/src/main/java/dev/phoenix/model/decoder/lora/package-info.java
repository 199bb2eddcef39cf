/** Low-rank adapters: made, applied, saved in PEFT's naming, merged. */
@NullMarked
package dev.phoenix.model.decoder.lora;

import org.jspecify.annotations.NullMarked;
