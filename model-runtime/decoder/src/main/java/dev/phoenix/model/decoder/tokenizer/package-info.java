/**
 * Byte-level BPE in GPT-2's manner: training, encoding, decoding and Hugging Face's tokenizer.json.
 */
@NullMarked
package dev.phoenix.model.decoder.tokenizer;

import org.jspecify.annotations.NullMarked;
