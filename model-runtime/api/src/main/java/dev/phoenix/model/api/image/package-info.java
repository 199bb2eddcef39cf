/** The client of the model runtime's images skill, which speaks HTTP. */
@NullMarked
package dev.phoenix.model.api.image;

import org.jspecify.annotations.NullMarked;
