/** The omni-loop: draft, check, correct, at most three times; the best draft wins. */
@NullMarked
package dev.phoenix.model.server.loop;

import org.jspecify.annotations.NullMarked;
