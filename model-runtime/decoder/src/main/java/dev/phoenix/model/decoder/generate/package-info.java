/** The reference decoding loop: many prompts at once, greedy or sampled. */
@NullMarked
package dev.phoenix.model.decoder.generate;

import org.jspecify.annotations.NullMarked;
