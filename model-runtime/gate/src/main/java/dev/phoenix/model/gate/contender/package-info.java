/** What a gate compares: a model as it is, with an adapter, or with another. */
@NullMarked
package dev.phoenix.model.gate.contender;

import org.jspecify.annotations.NullMarked;
