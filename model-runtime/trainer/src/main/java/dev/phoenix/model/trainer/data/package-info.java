/** Lines of prompts and responses as examples to learn from, and which of them a step learns. */
@NullMarked
package dev.phoenix.model.trainer.data;

import org.jspecify.annotations.NullMarked;
