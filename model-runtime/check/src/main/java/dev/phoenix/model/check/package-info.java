/** The one checker: what is wrong with a text, measured against its brief. */
@NullMarked
package dev.phoenix.model.check;

import org.jspecify.annotations.NullMarked;
