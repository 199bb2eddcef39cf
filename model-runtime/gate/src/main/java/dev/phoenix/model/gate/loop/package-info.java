/** Has a contender draft for the golden queries by the omni-loop's rules. */
@NullMarked
package dev.phoenix.model.gate.loop;

import org.jspecify.annotations.NullMarked;
