/** The conditions that an adapter has to meet. */
@NullMarked
package dev.phoenix.model.gate.judge;

import org.jspecify.annotations.NullMarked;
