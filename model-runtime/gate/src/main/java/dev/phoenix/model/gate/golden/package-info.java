/** The golden queries and how much of what is expected a text says. */
@NullMarked
package dev.phoenix.model.gate.golden;

import org.jspecify.annotations.NullMarked;
