/** A night of learning as the model runtime sees it: what it is asked for, and how far it is. */
@NullMarked
package dev.phoenix.model.api.night;

import org.jspecify.annotations.NullMarked;
