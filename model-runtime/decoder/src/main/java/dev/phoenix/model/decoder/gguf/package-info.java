/** Writing models and adapters as GGUF, the file format of llama.cpp. */
@NullMarked
package dev.phoenix.model.decoder.gguf;

import org.jspecify.annotations.NullMarked;
