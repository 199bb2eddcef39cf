/** The shape of a Llama-family model, as Hugging Face writes it in config.json. */
@NullMarked
package dev.phoenix.model.decoder.config;

import org.jspecify.annotations.NullMarked;
