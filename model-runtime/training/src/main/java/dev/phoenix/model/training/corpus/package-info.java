/**
 * Makes the corpus that the core model learns from: briefs, posts that keep them, flawed drafts and
 * what a good editor makes of those, in English and Spanish, all from a seed.
 */
@NullMarked
package dev.phoenix.model.training.corpus;

import org.jspecify.annotations.NullMarked;
