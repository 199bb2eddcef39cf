/** The Java client of the model runtime: the only part of it that workers see. */
@NullMarked
package dev.phoenix.model.api;

import org.jspecify.annotations.NullMarked;
