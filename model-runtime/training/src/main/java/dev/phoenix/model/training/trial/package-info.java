/** Measures a model's drafts and corrections on briefs that no training has seen. */
@NullMarked
package dev.phoenix.model.training.trial;

import org.jspecify.annotations.NullMarked;
