/**
 * The engine LlamaCpp as DJL finds and uses it. {@code Criteria} with {@code
 * optEngine("LlamaCpp")}, {@code optModelPath} of a GGUF file, the types {@link
 * dev.phoenix.model.api.text.TextRequest} and {@link dev.phoenix.model.api.text.TextResult} and
 * {@link dev.phoenix.model.llama.djl.TextTranslator} give a model whose predictors answer requests;
 * the wrapped model is a {@link dev.phoenix.model.api.text.TextModel} for streaming and adapters.
 */
@NullMarked
package dev.phoenix.model.llama.djl;

import org.jspecify.annotations.NullMarked;
