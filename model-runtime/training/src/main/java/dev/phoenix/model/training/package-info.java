/**
 * Trains phoenix-core from nothing: corpus, tokenizer, the base training, and rounds on the model's
 * own drafts. Everything follows from one seed; a stopped training goes on where it was.
 */
@NullMarked
package dev.phoenix.model.training;

import org.jspecify.annotations.NullMarked;
