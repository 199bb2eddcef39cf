/** The texts by which one sees whether old skills stayed. */
@NullMarked
package dev.phoenix.model.gate.general;

import org.jspecify.annotations.NullMarked;
